export interface TextInputProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onDone?: () => void;
  readonly placeholder?: string;
  readonly maxChars?: number;
  readonly kind?: 'text' | 'password' | 'phone' | 'digits' | 'search' | 'username' | 'newPassword' | 'oneTimeCode';
  readonly lines?: number;
  readonly invalid?: boolean;
}
