/** Types of custom fields (V3 API 5). */
export const FIELD_TYPES = [
	'string',
	'text_area',
	'number',
	'currency',
	'boolean',
	'date',
	'datetime',
	'single_select',
	'multi_select',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export const DISPLAY_TYPES = ['dropdown', 'radio', 'checkbox'] as const;

/** The type-specific properties of a field; only those present. */
export interface FieldMetadata {
	display_type?: (typeof DISPLAY_TYPES)[number];
	allow_negative?: boolean;
	decimal_places?: number;
	currency_code?: string;
	integer?: boolean;
	display_format?: string;
}

/** A choice of a field; times are milliseconds since 1970. */
export interface FieldChoice {
	choiceId: number;
	label: string;
	order: number;
	createdTime: number;
	updatedTime: number;
}

/** A custom field of contacts; times are milliseconds since 1970. */
export interface FieldRecord {
	id: string;
	label: string;
	name: string;
	type: FieldType;
	metadata: FieldMetadata;
	/** 1 stores dates as text, 2 as dates. */
	version: 1 | 2;
	choices: FieldChoice[];
	createdTime: number;
	updatedTime: number;
}

/** Whether fields of this type have choices. */
export function isSelect(type: FieldType): boolean {
	return type === 'single_select' || type === 'multi_select';
}

/** The name derived from a label, by which imports know the field. */
export function fieldName(label: string): string {
	return label.trim().replaceAll(/\s+/g, '_');
}
