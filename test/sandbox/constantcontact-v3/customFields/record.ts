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

/** What a field says besides its type; only what is there. */
export interface FieldMetadata {
	display_type?: (typeof DISPLAY_TYPES)[number];
	allow_negative?: boolean;
	decimal_places?: number;
	currency_code?: string;
	integer?: boolean;
	display_format?: string;
}

/** A value that a selection offers; times are milliseconds since 1970. */
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
	/** 1 keeps dates as texts, 2 as dates. */
	version: 1 | 2;
	choices: FieldChoice[];
	createdTime: number;
	updatedTime: number;
}

/** True for the types that have choices. */
export function isSelect(type: FieldType): boolean {
	return type === 'single_select' || type === 'multi_select';
}

/** The name that a label becomes, by which imports know the field. */
export function fieldName(label: string): string {
	return label.trim().replaceAll(/\s+/g, '_');
}
