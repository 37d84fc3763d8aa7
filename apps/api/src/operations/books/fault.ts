/** What does not agree in a village's books, and where. */
export interface Fault {
  readonly villageId: string;
  readonly subject: string;
  readonly subjectId: string;
  readonly fault: string;
}
