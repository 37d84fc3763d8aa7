/** The front door of checklists. */
export { ChecklistsModule } from './checklists.module';
export { adoptTemplate, type TemplateAdoption } from './items/adopt-template';
