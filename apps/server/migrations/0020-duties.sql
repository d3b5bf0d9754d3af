-- Who holds a duty, and from which day to which: the person it was given to, everybody of the office, or the members of
-- the group while both the seat and the group last (S0-29, S0-30, S0-32, S0-33). Both days included, null without end.
create view duty_holders as
  select g.id as grant_id, g.bureau_id, g.duty, g.item_id, u.id as user_id, g.from_on, g.until_on
  from duty_grants g join users u on u.id = g.user_id and u.bureau_id = g.bureau_id
  union all
  select g.id, g.bureau_id, g.duty, g.item_id, u.id, g.from_on, g.until_on
  from duty_grants g join users u on u.office_id = g.office_id and u.bureau_id = g.bureau_id
  union all
  select g.id, g.bureau_id, g.duty, g.item_id, u.id,
    greatest(g.from_on, c.from_on, m.from_on), least(g.until_on, c.until_on, m.until_on)
  from duty_grants g
  join coordination_groups c on c.id = g.group_id
  join group_members m on m.group_id = c.id
  join users u on u.id = m.user_id and u.bureau_id = g.bureau_id;

-- A duty gives rights: one that was given by mistake today ends today, with the day before as its last.
alter table duty_grants drop constraint duty_grants_term;
alter table duty_grants add constraint duty_grants_term check (until_on >= from_on - 1);

do $$
begin
  if exists (select from pg_roles where rolname = 'sunlot_app') then
    grant select on duty_holders to sunlot_app;
  end if;
end $$;
