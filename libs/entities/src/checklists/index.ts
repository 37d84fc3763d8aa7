export * from './checklist-item.entity';
export * from './checklist-request-event.entity';
export * from './checklist-request-photo.entity';
export * from './checklist-request-step.entity';
export * from './checklist-request.entity';
