-- The year's plans (S0-37, S1-35): 附件1 of the bureau itself, 附件2 its part of the joint plan; one of each a year.
create table annual_plans (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  year integer not null check (year between 2000 and 2100),
  kind text not null check (kind in ('own', 'joint')),
  title text not null,
  document_no text not null default '',
  basis text not null default '',
  status text not null check (status in ('draft', 'submitted', 'approved', 'reported', 'published', 'inForce')),
  -- Times published; each has its row in plan_editions.
  edition integer not null default 0,
  version integer not null default 1,
  author_id uuid not null references users,
  submitted_at timestamptz,
  approved_at timestamptz,
  approved_by uuid references users,
  reported_on date,
  reported_to text,
  report_receipt text,
  published_at timestamptz,
  published_by uuid references users,
  in_force_on date,
  returned_at timestamptz,
  returned_by uuid references users,
  return_reason text not null default '',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint annual_plans_one_a_year unique (bureau_id, year, kind),
  constraint annual_plans_approver_apart check (approved_by is null or approved_by <> author_id),
  -- S2-10: none of the steps can be skipped.
  constraint annual_plans_steps_kept check (
    (status in ('draft', 'submitted') or (submitted_at is not null and approved_at is not null and approved_by is not null))
    and (status in ('draft', 'submitted', 'approved') or (reported_on is not null and reported_to is not null and report_receipt is not null))
    and ((status in ('published', 'inForce')) = (edition > 0))
    and (edition = 0 or (published_at is not null and in_force_on is not null))
  )
);

create table plan_lines (
  id uuid primary key,
  plan_id uuid not null references annual_plans on delete cascade,
  place integer not null check (place >= 1),
  -- The line as written (contract PlanLineInput): one document, replaced whole.
  content jsonb not null,
  external_item_id uuid,
  -- The edition that took the line out; tasks of earlier editions still point at it.
  removed_in integer,
  constraint plan_lines_place_unique unique (plan_id, place) deferrable initially deferred
);
create index plan_lines_by_plan on plan_lines (plan_id, place);

-- What was published, word for word; the newest edition is the one that counts (S2-12).
create table plan_editions (
  plan_id uuid not null references annual_plans,
  edition integer not null check (edition >= 1),
  amendment_id uuid,
  at timestamptz not null,
  by uuid not null references users,
  title text not null,
  document_no text not null,
  -- Array of contract PlanLine.
  lines jsonb not null,
  primary key (plan_id, edition)
);
create trigger plan_editions_append_only before update or delete on plan_editions
  for each row execute function refuse_change('plan_editions');

-- An edition counts only together with its record.
create function require_plan_edition() returns trigger
language plpgsql
as $$ begin
  if new.edition > 0 and not exists (select from plan_editions where plan_id = new.id and edition = new.edition) then
    raise exception 'edition % of plan % has no record', new.edition, new.id using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create constraint trigger annual_plans_edition_recorded after insert or update on annual_plans
  deferrable initially deferred for each row execute function require_plan_edition();

-- S2-12 不得随意更改: lines change while the plan is a draft, or in the transaction that publishes the next edition.
create function refuse_line_change() returns trigger
language plpgsql
as $$ declare
  plan annual_plans;
begin
  select * into plan from annual_plans where id = coalesce(new.plan_id, old.plan_id);
  if plan.id is null or plan.status = 'draft' then return coalesce(new, old); end if;
  if plan.edition > (select coalesce(max(edition), plan.edition) from plan_editions where plan_id = plan.id) then
    return coalesce(new, old);
  end if;
  raise exception 'lines of plan % are closed', plan.id using errcode = 'integrity_constraint_violation';
end $$;
create trigger plan_lines_closed before insert or update or delete on plan_lines
  for each row execute function refuse_line_change();

create table plan_amendments (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  plan_id uuid not null references annual_plans,
  number integer not null,
  status text not null check (status in ('draft', 'submitted', 'approved', 'published', 'withdrawn')),
  reason text not null check (char_length(reason) >= 10),
  -- Array of contract LineChange.
  changes jsonb not null,
  version integer not null default 1,
  author_id uuid not null references users,
  submitted_at timestamptz,
  approved_at timestamptz,
  approved_by uuid references users,
  published_at timestamptz,
  published_by uuid references users,
  edition integer,
  returned_at timestamptz,
  returned_by uuid references users,
  return_reason text not null default '',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint plan_amendments_number_unique unique (plan_id, number),
  constraint plan_amendments_approver_apart check (approved_by is null or approved_by <> author_id),
  constraint plan_amendments_published check (
    (status = 'published') = (edition is not null)
    and (status <> 'published' or (approved_by is not null and published_at is not null))
  ),
  constraint plan_amendments_edition foreign key (plan_id, edition) references plan_editions (plan_id, edition)
);
-- One at a time: what is before and after stays plain.
create unique index plan_amendments_one_open on plan_amendments (plan_id) where status in ('draft', 'submitted', 'approved');

create function refuse_closed_amendment() returns trigger
language plpgsql
as $$ begin
  if old.status in ('published', 'withdrawn') then
    raise exception 'amendment % is closed', old.id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger plan_amendments_closed before update on plan_amendments
  for each row execute function refuse_closed_amendment();

-- S1-24: joint checks that another agency leads, by the plan of the joint conference office.
create table external_items (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  year integer not null check (year between 2000 and 2100),
  lead_agency text not null,
  title text not null,
  months integer[] not null,
  source_document text not null,
  content text not null default '',
  status text not null default 'pending' check (status in ('pending', 'accepted', 'declined')),
  reason text not null default '',
  plan_id uuid references annual_plans,
  decided_at timestamptz,
  decided_by uuid references users,
  received_on date not null,
  created_by uuid not null references users,
  created_at timestamptz not null,
  constraint external_items_decided check ((status = 'pending') = (decided_at is null)),
  constraint external_items_declined_why check (status <> 'declined' or reason <> '')
);
create index external_items_by_bureau on external_items (bureau_id, year);
alter table plan_lines add constraint plan_lines_external_item foreign key (external_item_id) references external_items;

create table external_item_officers (
  item_id uuid not null references external_items,
  inspector_id uuid not null references inspectors,
  primary key (item_id, inspector_id)
);

-- B-04, B-22: the line of the plan a task is a round of.
alter table tasks add column plan_line_id uuid references plan_lines;
create index tasks_by_plan_line on tasks (plan_line_id) where plan_line_id is not null;

do $$
begin
  if exists (select from pg_roles where rolname = 'sunlot_app') then
    grant select, insert, update, delete on annual_plans, plan_lines, plan_editions, plan_amendments, external_items,
      external_item_officers to sunlot_app;
    revoke update, delete, truncate on plan_editions from sunlot_app;
    revoke delete, truncate on plan_amendments, external_items from sunlot_app;
  end if;
exception when insufficient_privilege then
  raise notice 'grants for sunlot_app skipped';
end $$;
