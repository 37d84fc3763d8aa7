-- From whom a complaint about somebody is kept (product.md 2, red line 8): from that person; from whoever lives with them or steps aside for them, by a word, a right, a 分户 or a 并户 (105_recusal.sql);
-- and from those for whom that person does. About nobody in particular: from nobody.
DROP FUNCTION IF EXISTS complaint_kept_from(uuid, uuid, uuid);
CREATE FUNCTION complaint_kept_from(p_village uuid, p_about uuid, p_person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p_about IS NULL THEN false WHEN p_about = p_person THEN true ELSE
    EXISTS (SELECT FROM person p WHERE p.village_id = p_village AND p.id = p_about AND p.household_id IN (SELECT points_recused_houses(p_village, p_person)))
    OR EXISTS (SELECT FROM person p WHERE p.village_id = p_village AND p.id = p_person AND p.household_id IN (SELECT points_recused_houses(p_village, p_about))) END
$$;

-- Whether a supervisor handles it: nobody's own, or of a house that they step aside for; not what is kept from them; and nothing about whoever put them into the office, or lives with or steps
-- aside for who did: else the one complained about would choose who reads it.
DROP FUNCTION IF EXISTS complaint_handled_by(uuid, uuid, uuid, uuid);
CREATE FUNCTION complaint_handled_by(p_village uuid, p_author uuid, p_about uuid, p_person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p_person <> p_author AND NOT complaint_kept_from(p_village, p_about, p_person)
    AND NOT EXISTS (SELECT FROM person p WHERE p.village_id = p_village AND p.id = p_author AND p.household_id IN (SELECT points_recused_houses(p_village, p_person)))
    AND NOT (SELECT coalesce(complaint_kept_from(p_village, p_about, (SELECT r.changed_by_person_id FROM role_change r
      WHERE r.village_id = p_village AND r.person_id = p_person AND r.role = 'supervisor' AND r.granted ORDER BY r.created_at DESC, r.id DESC LIMIT 1)), false))
$$;

-- The supervisors who handle it. None: the township alone has it.
DROP FUNCTION IF EXISTS complaint_supervisors(uuid, uuid, uuid);
CREATE FUNCTION complaint_supervisors(p_village uuid, p_author uuid, p_about uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT r.person_id FROM village_role r WHERE r.village_id = p_village AND r.role = 'supervisor' AND complaint_handled_by(p_village, p_author, p_about, r.person_id)
$$;

-- What lists show of a village's complaints. Times also as text: a Date would lose the microseconds that the order has. 15 days: COMPLAINT_FIRST_WORD_DAYS.
DROP FUNCTION IF EXISTS complaint_rows(uuid);
CREATE FUNCTION complaint_rows(p_village uuid)
RETURNS TABLE (village_id uuid, id uuid, kind text, status text, author_person_id uuid, author_account_id uuid, author_name text, author_group_name text, about_person_id uuid, about_name text, about_role text,
  message_count integer, created_at timestamptz, created_key text, since timestamptz, since_key text, overdue boolean, first_id uuid, first_cipher bytea)
LANGUAGE sql STABLE AS $$
  SELECT c.village_id, c.id, c.kind, c.status, c.author_person_id, c.author_account_id, a.name, g.name, c.about_person_id, b.name, c.about_role,
    c.message_count, c.created_at, c.created_at::text, c.since, c.since::text, c.status = 'open' AND c.since < now() - 15 * interval '24 hours', m.id, m.text_cipher
  FROM complaint c
  JOIN complaint_message m ON m.village_id = c.village_id AND m.complaint_id = c.id AND m.position = 1
  JOIN person a ON a.village_id = c.village_id AND a.id = c.author_person_id
  LEFT JOIN person b ON b.village_id = c.village_id AND b.id = c.about_person_id
  LEFT JOIN household h ON h.village_id = a.village_id AND h.id = a.household_id
  LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id
  WHERE c.village_id = p_village
$$;

-- Whether somebody's account is one of a person of that village from whom it is kept: an officer may come from there, or serve there too.
DROP FUNCTION IF EXISTS complaint_kept_from_account(uuid, uuid, uuid);
CREATE FUNCTION complaint_kept_from_account(p_village uuid, p_about uuid, p_account uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM person p WHERE p.village_id = p_village AND p.account_id = p_account AND complaint_kept_from(p_village, p_about, p.id))
$$;

-- All that an officer reads: of the villages below the organisation, but for what is kept from themselves.
DROP FUNCTION IF EXISTS complaints_above(uuid, uuid);
CREATE FUNCTION complaints_above(p_organization uuid, p_account uuid) RETURNS TABLE (village_id uuid, village_name text, id uuid, status text, since timestamptz) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE below AS (
    SELECT o.id, o.kind, o.name FROM organization o WHERE o.id = p_organization
    UNION ALL SELECT o.id, o.kind, o.name FROM organization o JOIN below b ON o.parent_id = b.id)
  SELECT b.id, b.name, c.id, c.status, c.since FROM below b JOIN complaint c ON c.village_id = b.id
  WHERE b.kind = 'village' AND NOT complaint_kept_from_account(c.village_id, c.about_person_id, p_account)
$$;

-- A page of them: the longest waited for first; what has its word, newest first. The explicit path of the levels above: the caller writes the audit in the same transaction.
DROP FUNCTION IF EXISTS complaints_below(uuid, uuid, text, timestamptz, uuid, integer);
CREATE FUNCTION complaints_below(p_organization uuid, p_account uuid, p_status text, p_after_since timestamptz, p_after_id uuid, p_limit integer)
RETURNS TABLE (village_id uuid, village_name text, id uuid, kind text, status text, author_person_id uuid, author_account_id uuid, author_name text, author_group_name text, about_name text, about_role text,
  message_count integer, created_at timestamptz, since timestamptz, since_key text, overdue boolean, first_id uuid, first_cipher bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH page AS (
    SELECT s.village_id, s.village_name, s.id, s.since FROM complaints_above(p_organization, p_account) s
    WHERE s.status = p_status AND (p_after_since IS NULL
      OR CASE WHEN p_status = 'open' THEN (s.since, s.id) > (p_after_since, p_after_id) ELSE (s.since, s.id) < (p_after_since, p_after_id) END)
    ORDER BY CASE WHEN p_status = 'open' THEN s.since END, CASE WHEN p_status = 'open' THEN s.id END, s.since DESC, s.id DESC LIMIT p_limit)
  SELECT r.village_id, p.village_name, r.id, r.kind, r.status, r.author_person_id, r.author_account_id, r.author_name, r.author_group_name, r.about_name, r.about_role,
    r.message_count, r.created_at, r.since, r.since_key, r.overdue, r.first_id, r.first_cipher
  FROM page p CROSS JOIN LATERAL complaint_rows(p.village_id) r WHERE r.id = p.id
  ORDER BY CASE WHEN p_status = 'open' THEN p.since END, CASE WHEN p_status = 'open' THEN p.id END, p.since DESC, p.id DESC
$$;

DROP FUNCTION IF EXISTS complaints_below_counts(uuid, uuid);
CREATE FUNCTION complaints_below_counts(p_organization uuid, p_account uuid) RETURNS TABLE (open integer, overdue integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT count(*)::int, (count(*) FILTER (WHERE s.since < now() - 15 * interval '24 hours'))::int FROM complaints_above(p_organization, p_account) s WHERE s.status = 'open'
$$;

REVOKE ALL ON FUNCTION complaint_kept_from(uuid, uuid, uuid), complaint_handled_by(uuid, uuid, uuid, uuid), complaint_supervisors(uuid, uuid, uuid), complaint_rows(uuid), complaint_kept_from_account(uuid, uuid, uuid), complaints_above(uuid, uuid),
  complaints_below(uuid, uuid, text, timestamptz, uuid, integer), complaints_below_counts(uuid, uuid) FROM PUBLIC;
-- The first five read what the caller may read anyway.
GRANT EXECUTE ON FUNCTION complaint_kept_from(uuid, uuid, uuid), complaint_handled_by(uuid, uuid, uuid, uuid), complaint_supervisors(uuid, uuid, uuid), complaint_rows(uuid), complaint_kept_from_account(uuid, uuid, uuid),
  complaints_below(uuid, uuid, text, timestamptz, uuid, integer), complaints_below_counts(uuid, uuid) TO jishan_app;
