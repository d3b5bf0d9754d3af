-- S0-02: which documents of the register a plan rests on.
create table plan_bases (
  plan_id uuid not null references annual_plans on delete cascade,
  basis_id uuid not null references policy_bases,
  primary key (plan_id, basis_id)
);
create index plan_bases_by_basis on plan_bases (basis_id);
-- Chosen while the plan is a draft; what was published stays.
create trigger plan_bases_closed before insert or update or delete on plan_bases
  for each row execute function refuse_line_change();

-- The same documents as they were cited when the edition was published, word for word.
alter table plan_editions add column bases text[] not null default '{}';

do $$
begin
  if exists (select from pg_roles where rolname = 'sunlot_app') then
    grant select, insert, update, delete on plan_bases to sunlot_app;
  end if;
exception when insufficient_privilege then
  raise notice 'grants for sunlot_app skipped';
end $$;
