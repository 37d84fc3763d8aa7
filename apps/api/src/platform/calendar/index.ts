export { addWorkingDays, isWorkingDay, resumeLimit, villageDay, workingDaysBetween, type Day } from './working-days';
