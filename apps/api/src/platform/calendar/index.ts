export { addWorkingDays, dayAfter, isWorkingDay, resumeLimit, villageDay, workingDaysBetween, type Day } from './working-days';
