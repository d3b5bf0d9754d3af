-- S0-02: what the bureau's rules rest on. Entries are never deleted; a withdrawn one stays with its reason.
create table policy_bases (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  level text not null check (level in ('statute', 'superior', 'own')),
  title text not null check (title <> ''),
  document_no text not null default '',
  issuer text not null check (issuer <> ''),
  issued_on date not null,
  link text not null default '',
  withdrawn_at timestamptz,
  withdrawn_reason text,
  version integer not null default 1,
  created_by uuid not null references users,
  created_at timestamptz not null,
  constraint policy_bases_title_unique unique (bureau_id, title, document_no),
  constraint policy_bases_withdrawn_whole check ((withdrawn_at is null) = (withdrawn_reason is null))
);

-- One rulebook of a bureau under one notice. The notice itself is number 1 and ships with the system; own versions follow.
create table policy_versions (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  -- The notice whose clauses it cites; a bureau that moves to another notice starts from that one.
  seed text not null check (seed ~ '^S[0-9]$'),
  number integer not null check (number > 1),
  body jsonb not null,
  status text not null check (status in ('draft', 'submitted', 'approved', 'published')),
  effective_from date,
  reason text not null,
  -- S4-02: the 实施细则 as a document, bound to this version.
  document_title text not null default '',
  document_no text not null default '',
  file_id uuid references files,
  file_name text,
  author_id uuid not null references users,
  approver_id uuid references users,
  publisher_id uuid references users,
  returned_reason text,
  created_at timestamptz not null,
  submitted_at timestamptz,
  approved_at timestamptz,
  published_at timestamptz,
  version integer not null default 1,
  constraint policy_versions_number_unique unique (bureau_id, seed, number),
  -- Who writes, who approves and who publishes are three people.
  constraint policy_versions_separate_people
    check (approver_id <> author_id and publisher_id <> author_id and publisher_id <> approver_id),
  constraint policy_versions_published_whole check (
    status <> 'published'
    or (effective_from is not null and approver_id is not null and publisher_id is not null and file_id is not null
        and published_at is not null)
  )
);
-- Exactly one is in force on any day: the published one with the latest first day.
create unique index policy_versions_one_a_day on policy_versions (bureau_id, seed, effective_from) where status = 'published';
create unique index policy_versions_one_draft on policy_versions (bureau_id, seed) where status <> 'published';

create function refuse_change_of_published() returns trigger
language plpgsql
as $$
begin
  if old.status = 'published' then
    raise exception 'published rows of % are never changed', tg_table_name using errcode = 'integrity_constraint_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger policy_versions_published_stay before update or delete on policy_versions
  for each row execute function refuse_change_of_published();

-- The State Council's notices as imported. The newest of a year holds; the ones before stay.
create table calendar_years (
  year integer not null check (year between 2000 and 2200),
  number integer not null check (number > 0),
  notice text not null check (notice <> ''),
  holidays jsonb not null,
  workdays jsonb not null,
  -- Why a year that clocks may have used already is changed; empty for the first.
  reason text not null default '',
  bureau_id uuid not null references bureaus,
  imported_by uuid not null references users,
  imported_at timestamptz not null,
  primary key (year, number)
);
create trigger calendar_years_append_only before update or delete on calendar_years
  for each row execute function refuse_change('calendar_years');

do $$
begin
  if exists (select from pg_roles where rolname = 'sunlot_app') then
    grant select, insert, update, delete on policy_bases, policy_versions, calendar_years to sunlot_app;
    revoke delete, truncate on policy_bases, policy_versions from sunlot_app;
    revoke update, delete, truncate on calendar_years from sunlot_app;
  end if;
exception when insufficient_privilege then
  raise notice 'grants for sunlot_app skipped';
end $$;
