-- The directory of inspectors in full: certificates, exams, absences, qualifications to confirm, declarations of whole
-- offices, engaged institutions and training.

alter table inspectors
  add column phone text not null default '' constraint inspectors_phone_digits check (phone ~ '^[0-9+ -]{0,20}$');

-- S2-07, S3-01: marks beside the kind.
create table inspector_tags (
  inspector_id uuid not null references inspectors on delete cascade,
  facet text not null check (facet in ('duty', 'specialty', 'domain')),
  tag text not null check (tag <> ''),
  primary key (inspector_id, facet, tag)
);

-- S0-10: after a change of post a qualification waits until somebody confirms it.
alter table inspector_items add column confirmed boolean not null default true;

create table inspector_certificates (
  id uuid primary key default gen_random_uuid(),
  bureau_id uuid not null references bureaus,
  inspector_id uuid not null references inspectors,
  number text collate "C" not null,
  kind text not null default 'unified' check (kind in ('unified', 'departmental')),
  issuer text not null default '',
  issued_on date,
  valid_until date not null,
  revoked_on date,
  revoke_reason text not null default '',
  created_at timestamptz not null,
  constraint inspector_certificates_once unique (inspector_id, number, valid_until),
  constraint inspector_certificates_dated check (issued_on is null or issued_on <= valid_until),
  constraint inspector_certificates_revoked check ((revoked_on is null) = (revoke_reason = ''))
);
create index inspector_certificates_by_number on inspector_certificates (bureau_id, number);

-- A certificate that was entered stays: its issuer may be filled in later, and it may be revoked once.
create function guard_certificate() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'DELETE' or old.revoked_on is not null
    or (new.inspector_id, new.bureau_id, new.number, new.valid_until) is distinct from
       (old.inspector_id, old.bureau_id, old.number, old.valid_until) then
    raise exception 'certificates are never replaced' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger inspector_certificates_guard before update or delete on inspector_certificates
  for each row execute function guard_certificate();

-- The number and end date a directory entry goes by are always a certificate of the person, however they came there.
create function keep_certificate() returns trigger
language plpgsql
as $$
begin
  insert into inspector_certificates (bureau_id, inspector_id, number, valid_until, created_at)
  values (new.bureau_id, new.id, new.code, new.certificate_until, new.updated_at)
  on conflict on constraint inspector_certificates_once do nothing;
  return null;
end $$;
create trigger inspectors_keep_certificate after insert or update of code, kind, certificate_until on inspectors
  for each row when (new.kind = 'enforcement') execute function keep_certificate();
insert into inspector_certificates (bureau_id, inspector_id, number, valid_until, created_at)
  select bureau_id, id, code, certificate_until, updated_at from inspectors where kind = 'enforcement';

-- S1-10: exams for the certificate, also of staff who stand in no directory yet.
create table inspector_exams (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  inspector_id uuid references inspectors,
  name text not null,
  office text not null,
  exam text not null,
  taken_on date not null,
  passed boolean not null,
  valid_until date,
  recorded_by uuid references users,
  recorded_at timestamptz not null,
  constraint inspector_exams_once unique nulls not distinct (bureau_id, name, office, exam, taken_on, inspector_id)
);
create trigger inspector_exams_append_only before update or delete on inspector_exams
  for each row execute function refuse_change('inspector_exams');

-- S1-09: everybody who holds a certificate, in the directory or not; kept by the legal office.
create table certified_staff (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  number text collate "C" not null,
  name text not null,
  office text not null,
  valid_until date,
  updated_at timestamptz not null,
  constraint certified_staff_number_unique unique (bureau_id, number)
);

-- S0-10: both days belong to the absence; ended_on is the first day back when it ended early.
create table inspector_absences (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  inspector_id uuid not null references inspectors,
  kind text not null check (kind in ('leave', 'transfer', 'suspension')),
  from_on date not null,
  until_on date,
  ended_on date,
  reason text not null,
  declared_by uuid references users,
  declared_at timestamptz not null,
  constraint inspector_absences_ordered check (until_on >= from_on and ended_on >= from_on),
  constraint inspector_absences_leave_ends check (kind <> 'leave' or until_on is not null),
  constraint inspector_absences_transfer_stays check (kind <> 'transfer' or until_on is null)
);
create index inspector_absences_by_inspector on inspector_absences (inspector_id, from_on);
create function guard_absence() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'DELETE' or old.ended_on is not null
    or (new.inspector_id, new.kind, new.from_on, new.until_on, new.reason) is distinct from
       (old.inspector_id, old.kind, old.from_on, old.until_on, old.reason) then
    raise exception 'absences are only ended' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger inspector_absences_guard before update or delete on inspector_absences
  for each row execute function guard_absence();

-- S4-05: a whole office, or the bureau, may be the one that stands aside.
alter table conflicts
  alter column inspector_id drop not null,
  add column scope text not null default 'person' check (scope in ('person', 'office', 'bureau')),
  add column office text,
  drop constraint conflicts_kind_check,
  add constraint conflicts_kind_check check (kind in
    ('kin', 'employment', 'shareholding', 'formerPost', 'departmentIsTarget', 'other')),
  add constraint conflicts_party_whole check
    ((scope = 'person') = (inspector_id is not null) and (scope = 'office') = (office is not null)),
  add constraint conflicts_group_kind check
    (case when scope = 'person' then kind <> 'departmentIsTarget' else kind in ('departmentIsTarget', 'other') end);
create unique index conflicts_of_group_unique on conflicts (bureau_id, target_id, coalesce(office, ''), kind)
  where scope <> 'person' and withdrawn_at is null;

-- S1-19, S2-26: who may be engaged for a report.
create table institutions (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  name text not null,
  uscc text collate "C" not null,
  services text[] not null,
  qualification_no text not null,
  qualification_until date not null,
  scope text not null default '',
  removed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint institutions_uscc_unique unique (bureau_id, uscc),
  constraint institutions_services_known check
    (cardinality(services) > 0 and services <@ array['testing', 'audit', 'survey', 'appraisal'])
);
create table institution_staff (
  institution_id uuid not null references institutions,
  number text collate "C" not null,
  name text not null,
  primary key (institution_id, number)
);
create index institution_staff_by_number on institution_staff (number);
create table engagements (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  institution_id uuid not null references institutions,
  service text not null check (service in ('testing', 'audit', 'survey', 'appraisal')),
  subject text not null,
  engaged_on date not null,
  report_no text,
  reported_on date,
  conclusion text,
  created_by uuid references users,
  created_at timestamptz not null,
  constraint engagements_report_whole check
    ((report_no is null) = (reported_on is null) and (report_no is null) = (conclusion is null)),
  constraint engagements_report_after check (reported_on >= engaged_on)
);
create index engagements_by_institution on engagements (institution_id, engaged_on desc);

-- B-13: an institution reports, it never checks. Whoever works for one cannot stand among the inspectors.
create function refuse_institution_people() returns trigger
language plpgsql
as $$
begin
  if exists (
    select from institutions n
    where n.bureau_id = new.bureau_id and n.removed_at is null and (n.name = new.office or n.uscc = new.code
      or exists (select from institution_staff s where s.institution_id = n.id and s.number = new.code))
  ) then
    raise exception 'institutions never inspect' using errcode = 'check_violation',
      constraint = 'inspectors_not_of_institution';
  end if;
  return new;
end $$;
create trigger inspectors_not_of_institution before insert or update of code, office on inspectors
  for each row execute function refuse_institution_people();
create function refuse_inspecting_institution() returns trigger
language plpgsql
as $$
begin
  if exists (
    select from inspectors i, institutions n
    where n.id = new.institution_id and i.bureau_id = n.bureau_id and i.code = new.number
  ) then
    raise exception 'inspectors work for no institution' using errcode = 'check_violation',
      constraint = 'institution_staff_not_inspectors';
  end if;
  return new;
end $$;
create trigger institution_staff_not_inspectors before insert or update on institution_staff
  for each row execute function refuse_inspecting_institution();

-- S0-35, S1-27, S2-18, S4-22: a record is withdrawn with its reason and written anew, never changed.
create table trainings (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  held_on date not null,
  title text not null,
  content text not null,
  topics text[] not null check
    (cardinality(topics) > 0 and topics <@ array['content', 'method', 'procedure', 'criteria']),
  trainer text not null,
  file_id uuid references files,
  file_name text,
  created_by uuid references users,
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  withdraw_reason text not null default '',
  constraint trainings_file_named check ((file_id is null) = (file_name is null)),
  constraint trainings_withdrawn_why check ((withdrawn_at is null) = (withdraw_reason = ''))
);
create index trainings_by_bureau on trainings (bureau_id, held_on desc);
create table training_items (
  training_id uuid not null references trainings,
  item_id uuid not null references inspection_items,
  primary key (training_id, item_id)
);
create table training_participants (
  training_id uuid not null references trainings,
  inspector_id uuid not null references inspectors,
  result text not null check (result in ('passed', 'failed', 'absent')),
  primary key (training_id, inspector_id)
);
create index training_participants_by_inspector on training_participants (inspector_id);
create function guard_training() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'DELETE' or old.withdrawn_at is not null
    or (old.file_id is not null and new.file_id is distinct from old.file_id)
    or (new.bureau_id, new.held_on, new.title, new.content, new.topics, new.trainer) is distinct from
       (old.bureau_id, old.held_on, old.title, old.content, old.topics, old.trainer) then
    raise exception 'trainings are only withdrawn' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger trainings_guard before update or delete on trainings for each row execute function guard_training();
create trigger training_items_append_only before update or delete on training_items
  for each row execute function refuse_change('training_items');
create trigger training_participants_append_only before update or delete on training_participants
  for each row execute function refuse_change('training_participants');

do $$
begin
  if exists (select from pg_roles where rolname = 'sunlot_app') then
    grant select, insert, update, delete on inspector_tags, certified_staff, institutions, institution_staff to sunlot_app;
    grant select, insert, update on inspector_certificates, inspector_absences, engagements, trainings to sunlot_app;
    grant select, insert on inspector_exams, training_items, training_participants to sunlot_app;
  end if;
exception when insufficient_privilege then
  raise notice 'grants for sunlot_app skipped';
end $$;
