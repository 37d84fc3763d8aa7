/** The address that opens an invitation in a browser; undefined where there is none to open it with. */
export type InvitationLink = (path: string) => string | undefined;
