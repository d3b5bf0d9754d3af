-- A million rows at once: what is checked row by row for the same few parents is checked once a statement.

-- Cells are kept as they were read and only looked up by field, so nobody has to sort them into a jsonb.
alter table import_rows alter column cells type json using cells::json;

-- A target stays in its bureau and keeps the import it came with; its items are added and taken away, never changed. What
-- they refer to is never deleted, so that it stands when the row is written is all there is to check.
create trigger bureaus_stay before delete on bureaus for each row execute function refuse_change('bureaus');
create trigger imports_stay before delete on imports for each row execute function refuse_change('imports');
create trigger inspection_items_stay before delete on inspection_items
  for each row execute function refuse_change('inspection_items');
create trigger targets_stay before delete on targets for each row execute function refuse_change('targets');
create trigger bureaus_keep_id before update of id on bureaus for each row execute function refuse_change('bureaus');
create trigger imports_keep_id before update of id on imports for each row execute function refuse_change('imports');
create trigger inspection_items_keep_id before update of id on inspection_items
  for each row execute function refuse_change('inspection_items');
create trigger targets_keep_origin before update of id, bureau_id, import_id on targets
  for each row when ((old.id, old.bureau_id, old.import_id) is distinct from (new.id, new.bureau_id, new.import_id))
  execute function refuse_change('targets');
create trigger target_items_keep before update on target_items
  for each row execute function refuse_change('target_items');

alter table targets drop constraint targets_bureau_id_fkey, drop constraint targets_import_id_fkey;
alter table target_items drop constraint target_items_target_id_fkey, drop constraint target_items_item_id_fkey;

-- Nobody looks targets up by their import.
drop index targets_by_import;

create or replace function tally_new_targets() returns trigger
language plpgsql
as $$
begin
  if exists (select from (select distinct bureau_id, import_id from added) a
    where not exists (select from bureaus where id = a.bureau_id)
      or (a.import_id is not null and not exists (select from imports where id = a.import_id))) then
    raise exception 'a target needs its bureau and its import' using errcode = 'foreign_key_violation';
  end if;
  insert into target_tallies
    select bureau_id, null, region, risk_class, status, count(*) from added where not scheduled
    group by bureau_id, region, risk_class, status;
  return null;
end $$;

create or replace function tally_new_items() returns trigger
language plpgsql
as $$
begin
  if exists (select from changed c left join targets t on t.id = c.target_id where t.id is null)
    or exists (select from (select distinct item_id from changed) c
      where not exists (select from inspection_items where id = c.item_id)) then
    raise exception 'a link needs its target and its item' using errcode = 'foreign_key_violation';
  end if;
  insert into target_tallies
    select t.bureau_id, i.item_id, t.region, t.risk_class, t.status, count(*)
    from changed i join targets t on t.id = i.target_id where not t.scheduled
    group by t.bureau_id, i.item_id, t.region, t.risk_class, t.status;
  return null;
end $$;

-- Names of a large import wait in the pending list of their index; they are sorted in at once, not by the first search.
create or replace function analyze_directory() returns void
language plpgsql security definer set search_path = public
as $$
begin
  with gone as (delete from target_tallies returning *)
  insert into target_tallies
    select bureau_id, item_id, region, risk_class, status, sum(count) from gone
    group by bureau_id, item_id, region, risk_class, status having sum(count) <> 0;
  perform gin_clean_pending_list('targets_name_characters');
  analyze targets, target_items, target_tallies, inspectors, inspector_items;
end $$;

-- S4-16: who stands in a pool because of a listing that has an end leaves it after that day, whether or not anything runs.
alter table special_pool_targets add column until date;
create function is_in_pool(m special_pool_targets, on_date date) returns boolean language sql immutable
  as $$ select m.until is null or m.until >= on_date $$;

-- How far a batch over very many targets has come.
alter table target_batches add column done integer not null default 0;
