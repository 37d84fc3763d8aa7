export * from './complaint-message.entity';
export * from './complaint.entity';
