-- A first password, for an account that came by WeChat: the application's role makes none by itself. 'exists' and 'taken' change nothing.
DROP FUNCTION IF EXISTS identity_set_first_password(uuid, text, text);
CREATE FUNCTION identity_set_first_password(p_account uuid, p_username text, p_hash text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM account_identity i WHERE i.account_id = p_account AND i.provider = 'wechat') THEN RETURN 'no_wechat'; END IF;
  INSERT INTO password_credential (account_id, username, password_hash) VALUES (p_account, p_username, p_hash) ON CONFLICT DO NOTHING;
  IF FOUND THEN RETURN 'done'; END IF;
  -- In a new statement: the one that was first may have committed meanwhile.
  IF EXISTS (SELECT FROM password_credential c WHERE c.account_id = p_account) THEN RETURN 'exists'; END IF;
  RETURN 'taken';
END $$;
REVOKE ALL ON FUNCTION identity_set_first_password(uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity_set_first_password(uuid, text, text) TO jishan_app;

-- Takes the WeChat off an account that has another way in; false where there is none to take.
DROP FUNCTION IF EXISTS identity_unbind_wechat(uuid, text);
CREATE FUNCTION identity_unbind_wechat(p_account uuid, p_appid text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM password_credential c WHERE c.account_id = p_account FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM account_identity i WHERE i.account_id = p_account AND i.provider = 'wechat' AND i.appid = p_appid;
  RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION identity_unbind_wechat(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity_unbind_wechat(uuid, text) TO jishan_app;
