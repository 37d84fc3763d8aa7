-- Whether somebody may give points alone for a case: they held the office in which they act before it was filed, and in the 31 days before it neither the filer nor anybody who must
-- step aside from it put them there; or they have held it for 31 days by now. Whoever was put into office after a filing, or by the family that files, may have been put there for it
-- (decision 0061).
DROP FUNCTION IF EXISTS points_office_stands(uuid, uuid, text, uuid, uuid, timestamptz);
CREATE FUNCTION points_office_stands(p_village uuid, p_person uuid, p_role text, p_filer uuid, p_household uuid, p_filed timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM village_role r WHERE r.village_id = p_village AND r.person_id = p_person AND r.role = p_role AND (r.created_at <= now() - identity_office_new_for()
    OR r.created_at <= p_filed AND NOT EXISTS (SELECT FROM role_change c WHERE c.village_id = r.village_id AND c.person_id = r.person_id AND c.role = r.role AND c.granted
      AND c.created_at > p_filed - identity_office_new_for() AND (c.changed_by_person_id = p_filer OR points_recused(p_village, c.changed_by_person_id, p_household)))))
$$;

REVOKE ALL ON FUNCTION points_office_stands(uuid, uuid, text, uuid, uuid, timestamptz) FROM PUBLIC;
