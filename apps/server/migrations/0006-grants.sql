-- The app's role: no UPDATE or DELETE on what is evidence. Runs last; later migrations grant their own tables.
do $$
begin
  if exists (select from pg_roles where rolname = 'sunlot_app') then
    execute format('grant sunlot_app to %I', current_user);
    grant usage on schema public to sunlot_app;
    grant select, insert, update, delete on all tables in schema public to sunlot_app;
    grant usage, select on all sequences in schema public to sunlot_app;
    revoke update, delete, truncate on audit_events, draw_log, draw_targets, draw_teams, draw_evidence, target_changes, inspector_changes from sunlot_app;
    revoke delete, truncate on draws, draw_secrets, tasks from sunlot_app;
    revoke update, truncate on draw_pool from sunlot_app;
  end if;
exception when insufficient_privilege then
  raise notice 'grants for sunlot_app skipped';
end $$;
