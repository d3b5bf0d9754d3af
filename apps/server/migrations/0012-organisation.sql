-- Who does what: groups, duties, duty cards, issued documents, publicity, accountability. Keys carry the bureau, so that
-- nothing of one bureau can refer to another's.
alter table offices add constraint offices_of_bureau unique (bureau_id, id);

create table attachments (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  file_id uuid not null references files,
  name text not null check (length(name) between 1 and 200),
  created_by uuid not null references users,
  created_at timestamptz not null,
  constraint attachments_of_bureau unique (bureau_id, id)
);

create table coordination_groups (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  name text not null,
  purpose text not null default '',
  from_on date not null,
  until_on date,
  version integer not null default 1,
  created_at timestamptz not null,
  constraint coordination_groups_name_unique unique (bureau_id, name),
  constraint coordination_groups_of_bureau unique (bureau_id, id),
  constraint coordination_groups_term check (until_on >= from_on)
);

create table group_members (
  id uuid primary key,
  bureau_id uuid not null,
  group_id uuid not null,
  place integer not null,
  position text not null check (position in ('head', 'deputy', 'member')),
  office_id uuid,
  user_id uuid references users,
  person text not null default '',
  from_on date not null,
  until_on date,
  constraint group_members_group foreign key (bureau_id, group_id) references coordination_groups (bureau_id, id) on delete cascade,
  constraint group_members_office foreign key (bureau_id, office_id) references offices (bureau_id, id),
  constraint group_members_somebody check (office_id is not null or user_id is not null or person <> ''),
  constraint group_members_term check (until_on >= from_on)
);
create index group_members_by_group on group_members (group_id, place);

alter table inspection_items add constraint inspection_items_of_bureau unique (bureau_id, id);
create table duty_grants (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  duty text not null,
  office_id uuid,
  user_id uuid references users,
  group_id uuid,
  item_id uuid,
  from_on date not null,
  until_on date,
  created_by uuid not null references users,
  created_at timestamptz not null,
  constraint duty_grants_office foreign key (bureau_id, office_id) references offices (bureau_id, id),
  constraint duty_grants_group foreign key (bureau_id, group_id) references coordination_groups (bureau_id, id),
  constraint duty_grants_item foreign key (bureau_id, item_id) references inspection_items (bureau_id, id),
  constraint duty_grants_one_holder check (num_nonnulls(office_id, user_id, group_id) = 1),
  -- S0-33: business is led item by item.
  constraint duty_grants_by_item check ((duty = 'businessLead') = (item_id is not null)),
  -- B-13: a coordinating body coordinates; it holds no duty of inspection.
  constraint duty_grants_group_coordinates check (group_id is null or duty = 'jointCoordinator'),
  constraint duty_grants_term check (until_on >= from_on)
);
create index duty_grants_by_duty on duty_grants (bureau_id, duty, item_id);

create table duty_cards (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  year integer not null check (year between 2000 and 2100),
  -- Which value of the rulebook it was made from; null for a card written by hand.
  template text,
  clause text not null,
  text text not null,
  starts_on date,
  due_on date,
  evidence_wanted text not null default '',
  closed_at timestamptz,
  closed_on date,
  closed_by uuid references users,
  closing_note text,
  closing_link text,
  attachment_id uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  constraint duty_cards_template_unique unique (bureau_id, year, template),
  constraint duty_cards_of_bureau unique (bureau_id, id),
  constraint duty_cards_attachment foreign key (bureau_id, attachment_id) references attachments (bureau_id, id),
  constraint duty_cards_term check (due_on >= starts_on),
  -- S1-05: closed with evidence or not at all.
  constraint duty_cards_closed_with_evidence check (
    (closed_at is null and closed_on is null and closed_by is null and closing_note is null and closing_link is null and attachment_id is null)
    or (closed_at is not null and closed_on is not null and closed_by is not null and closing_note is not null
        and (attachment_id is not null or closing_link <> ''))
  )
);
create index duty_cards_by_year on duty_cards (bureau_id, year, due_on);

create table duty_card_units (
  card_id uuid not null references duty_cards on delete cascade,
  bureau_id uuid not null,
  place integer not null,
  part text not null check (part in ('lead', 'participating')),
  unit text not null check (unit <> ''),
  office_id uuid,
  primary key (card_id, place),
  constraint duty_card_units_office foreign key (bureau_id, office_id) references offices (bureau_id, id)
);
create index duty_card_units_by_office on duty_card_units (office_id);

-- S0-01: what was issued stays as it was issued; only receipts are added.
create table issued_documents (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  kind text not null,
  document_no text not null,
  title text not null,
  approving_body text not null,
  approved_on date,
  issued_on date not null,
  attachment_id uuid,
  created_by uuid not null references users,
  created_at timestamptz not null,
  constraint issued_documents_no_unique unique (bureau_id, document_no),
  constraint issued_documents_of_bureau unique (bureau_id, id),
  constraint issued_documents_attachment foreign key (bureau_id, attachment_id) references attachments (bureau_id, id),
  constraint issued_documents_approved_first check (issued_on >= approved_on)
);
create trigger issued_documents_append_only before update or delete on issued_documents
  for each row execute function refuse_change('issued_documents');

create table document_recipients (
  id uuid primary key,
  bureau_id uuid not null,
  document_id uuid not null,
  place integer not null,
  office_id uuid,
  -- Its name when the document was issued.
  unit text not null check (unit <> ''),
  received_at timestamptz,
  received_by text not null default '',
  recorded_by uuid references users,
  constraint document_recipients_document foreign key (bureau_id, document_id) references issued_documents (bureau_id, id),
  constraint document_recipients_office foreign key (bureau_id, office_id) references offices (bureau_id, id),
  constraint document_recipients_once unique (document_id, unit),
  constraint document_recipients_receipt check ((received_at is null) = (received_by = '') and (received_at is null) = (recorded_by is null))
);
create index document_recipients_open on document_recipients (bureau_id, office_id) where received_at is null;

-- A receipt is given once and never taken back.
create function keep_receipt() returns trigger
language plpgsql
as $$ begin
  if old.received_at is not null or row(new.id, new.bureau_id, new.document_id, new.place, new.office_id, new.unit)
     is distinct from row(old.id, old.bureau_id, old.document_id, old.place, old.office_id, old.unit) then
    raise exception 'a receipt stays as it was given' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger document_recipients_receipt_once before update on document_recipients
  for each row execute function keep_receipt();
create trigger document_recipients_no_delete before delete on document_recipients
  for each row execute function refuse_change('document_recipients');

create table publicity_records (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  held_on date not null,
  channel text not null,
  title text not null,
  link text not null default '',
  audience text not null default '',
  attachment_id uuid,
  version integer not null default 1,
  created_by uuid not null references users,
  created_at timestamptz not null,
  constraint publicity_records_attachment foreign key (bureau_id, attachment_id) references attachments (bureau_id, id)
);
create index publicity_records_by_day on publicity_records (bureau_id, held_on desc);

create table accountability_cases (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  subject_kind text not null check (subject_kind in ('person', 'office')),
  subject text not null,
  matter text not null,
  basis text not null,
  measure text not null,
  outcome text not null default '',
  opened_on date not null,
  closed_on date,
  version integer not null default 1,
  created_at timestamptz not null,
  -- A matter is closed with a measure and an outcome.
  constraint accountability_cases_closed check (closed_on is null or (closed_on >= opened_on and measure <> 'none' and outcome <> ''))
);
create index accountability_cases_by_day on accountability_cases (bureau_id, opened_on desc);

do $$
begin
  if exists (select from pg_roles where rolname = 'sunlot_app') then
    grant select, insert on attachments, issued_documents to sunlot_app;
    grant select, insert, update on document_recipients, coordination_groups, duty_grants, duty_cards, publicity_records, accountability_cases to sunlot_app;
    grant select, insert, update, delete on group_members, duty_card_units to sunlot_app;
  end if;
end $$;
