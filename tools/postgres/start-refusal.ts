/** An expected reason why something cannot start: the message is one Chinese sentence for a person, and is shown without a stack. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal';
}
