-- Schemes written before pools and tags were known ask for none (S4-16, S2-07).
update tasks set input = jsonb_set(input, '{scope}', '{"poolIds": [], "tagIds": []}'::jsonb || (input -> 'scope'));
