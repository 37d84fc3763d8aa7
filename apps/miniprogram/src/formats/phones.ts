/** 139 1234 5678: as one reads it out. Other lengths stay as they are. */
export const sayPhone = (phone: string): string => phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3');
