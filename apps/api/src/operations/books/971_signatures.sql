-- The heads of a village's sealed blocks as their fields make them, with the signature of each; for whoever checks them, block by block after `p_after`. A block that was
-- sealed a while ago and has none answers NULL: the sealer signs at once, and after a crash within the hour.
DROP FUNCTION IF EXISTS book_signatures(uuid, integer, integer);
CREATE FUNCTION book_signatures(p_of uuid, p_after integer, p_limit integer) RETURNS TABLE (number integer, head text, public_key bytea, signature bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT b.number, book_head(b.village_id, b.number, b.day, b.first_n, b.last_n, b.root, b.previous, b.sealed_at), s.public_key, s.signature
  FROM ledger_block b LEFT JOIN ledger_block_signature s ON s.village_id = b.village_id AND s.number = b.number
  WHERE b.village_id = p_of AND b.number > p_after AND (s.number IS NOT NULL OR b.sealed_at < now() - interval '1 day') ORDER BY b.number LIMIT p_limit
$$;
REVOKE ALL ON FUNCTION book_signatures(uuid, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION book_signatures(uuid, integer, integer) TO jishan_app;
