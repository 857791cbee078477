import type { ApiResponse } from '../../http';
import type { Json, JsonObject } from '../../json';
import type { Call, Endpoint } from '../api';
import { conflict, invalid, notFound } from '../errors';
import { offsetPage, readPage } from '../paging';
import {
	boolean,
	integer,
	list,
	numberOf,
	object,
	objectsOf,
	oneOf,
	readBody,
	readOnly,
	requiredText,
	text,
} from '../schema';
import type { Account } from '../state';
import { isUuid, seconds } from '../wire';
import {
	DISPLAY_TYPES,
	FIELD_TYPES,
	fieldName,
	isSelect,
	type FieldChoice,
	type FieldMetadata,
	type FieldRecord,
	type FieldType,
} from './record';

/** The maximum number of fields in an account (V3 API 5). */
const MAX_FIELDS = 100;
/** The maximum number of choices for radio buttons and check boxes. */
const MAX_BUTTONS = 20;

const METADATA = object({
	display_type: oneOf(...DISPLAY_TYPES),
	allow_negative: boolean,
	decimal_places: integer(0, 4),
	currency_code: { type: 'string', minLength: 3, maxLength: 3 },
	integer: boolean,
	display_format: text(),
});

const CHOICES = list(
	object({
		custom_field_id: readOnly,
		choice_id: integer(1),
		choice_label: text(255),
		display_order: integer(0),
		created_at: readOnly,
		updated_at: readOnly,
		deleted_at: readOnly,
	}),
	100,
);

const FIELD_POST = object(
	{
		label: requiredText(50),
		type: oneOf(...FIELD_TYPES),
		metadata: METADATA,
		choices: CHOICES,
		version: { type: 'integer', enum: [1, 2] },
	},
	['label', 'type'],
);

/** The type can't be changed (V3 API 13); a response may be sent back. */
const FIELD_PUT = object({
	label: requiredText(50),
	choices: CHOICES,
	custom_field_id: readOnly,
	name: readOnly,
	type: { type: 'string' },
	metadata: readOnly,
	version: readOnly,
	created_at: readOnly,
	updated_at: readOnly,
});

function fieldDocument(field: FieldRecord): JsonObject {
	return {
		custom_field_id: field.id,
		label: field.label,
		name: field.name,
		type: field.type,
		...(Object.keys(field.metadata).length === 0 ? {} : { metadata: { ...field.metadata } }),
		version: field.version,
		...(isSelect(field.type)
			? {
					choices: field.choices.map((choice) => ({
						custom_field_id: field.id,
						choice_id: choice.choiceId,
						choice_label: choice.label,
						display_order: choice.order,
						created_at: seconds(choice.createdTime),
						updated_at: seconds(choice.updatedTime),
					})),
				}
			: {}),
		created_at: seconds(field.createdTime),
		updated_at: seconds(field.updatedTime),
	};
}

function fieldOf({ account, params }: Call): FieldRecord {
	const id = params.fieldId!;
	if (!isUuid(id)) throw notFound('custom_field_id is in an invalid format');
	const field = account.fields.get(id.toLowerCase());
	if (field === undefined) throw notFound(`The custom field ${id} was not found`);
	return field;
}

function readChoices(
	{ fields }: Account,
	before: readonly FieldChoice[],
	sent: Json | undefined,
	now: number,
	faults: string[],
): FieldChoice[] {
	return (objectsOf(sent) ?? []).map((choice, at) => {
		const choiceId = numberOf(choice.choice_id);
		const known = before.find((other) => other.choiceId === choiceId);
		if (choiceId !== undefined && known === undefined)
			faults.push(`choice_id ${choiceId} does not exist`);
		const label = String(choice.choice_label ?? known?.label ?? '');
		if (label === '') faults.push(`choices[${at}].choice_label is required`);
		return {
			choiceId: known?.choiceId ?? fields.nextChoiceId(),
			label,
			order: numberOf(choice.display_order) ?? at,
			createdTime: known?.createdTime ?? now,
			updatedTime: now,
		};
	});
}

function choicesFault(
	type: FieldType,
	{ display_type }: FieldMetadata,
	count: number,
): string | undefined {
	if (!isSelect(type)) return count > 0 ? `choices are not valid for the type ${type}` : undefined;
	if (count === 0) return `choices are required for the type ${type}`;
	const isButtons = display_type === 'radio' || display_type === 'checkbox';
	if (!isButtons || count <= MAX_BUTTONS) return undefined;
	return `choices must NOT have more than ${MAX_BUTTONS} items`;
}

function metadataFault(
	type: FieldType,
	{ integer: whole, decimal_places = 0 }: FieldMetadata,
): string | undefined {
	if (type !== 'number' && type !== 'currency') return undefined;
	if (whole !== false || (decimal_places >= 1 && decimal_places <= 4)) return undefined;
	return 'metadata.decimal_places must be between 1 and 4';
}

function checkLabel({ fields }: Account, label: string, except?: string): void {
	if (fields.hasLabel(label, except)) {
		throw conflict(`A custom field with the label '${label}' already exists.`);
	}
}

function createField({ account, request, now }: Call): ApiResponse {
	const body = readBody(request, FIELD_POST, account.options);
	const label = String(body.label);
	const type = body.type as FieldType;
	const metadata = (body.metadata ?? {}) as FieldMetadata;
	const faults: string[] = [];
	const choices = readChoices(account, [], body.choices, now, faults);
	for (const fault of [
		choicesFault(type, metadata, choices.length),
		metadataFault(type, metadata),
	]) {
		if (fault !== undefined) faults.push(fault);
	}
	if (account.fields.count >= MAX_FIELDS) {
		faults.push(`There may be ${MAX_FIELDS} custom fields at most`);
	}
	if (faults.length > 0) throw invalid(...faults);
	checkLabel(account, label);
	const field: FieldRecord = {
		id: account.fields.nextId(),
		label,
		name: fieldName(label),
		type,
		metadata,
		version: body.version === 2 ? 2 : 1,
		choices,
		createdTime: now,
		updatedTime: now,
	};
	account.fields.put(field);
	return { status: 201, body: fieldDocument(field) };
}

function updateField(call: Call): ApiResponse {
	const { account, request, now } = call;
	const before = fieldOf(call);
	const body = readBody(request, FIELD_PUT, account.options);
	const faults: string[] = [];
	if (body.type !== undefined && body.type !== before.type) faults.push('type cannot be changed');
	const choices = readChoices(account, before.choices, body.choices, now, faults);
	const fault = choicesFault(before.type, before.metadata, choices.length);
	if (fault !== undefined) faults.push(fault);
	if (faults.length > 0) throw invalid(...faults);
	const label = typeof body.label === 'string' ? body.label : before.label;
	checkLabel(account, label, before.id);
	const field = { ...before, label, choices, updatedTime: now };
	account.fields.put(field);
	return { status: 200, body: fieldDocument(field) };
}

const READ = { service: 'contacts', scope: 'contact_data', privilege: 'contacts:read' } as const;
const WRITE = { service: 'contacts', scope: 'contact_data', privilege: 'contacts:write' } as const;

/** Custom fields (V3 API 5). */
export const fieldEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/contact_custom_fields',
		...READ,
		paging: { defaultLimit: 50, maxLimit: 100 },
		run: (call) => {
			const { items, links } = readPage(call, (position) =>
				offsetPage(call.account.fields.all(), call.limit, position, fieldDocument),
			);
			return { status: 200, body: { custom_fields: items, ...links } };
		},
	},
	{ method: 'POST', path: '/contact_custom_fields', ...WRITE, takes: 'json', run: createField },
	{
		method: 'GET',
		path: '/contact_custom_fields/:fieldId',
		...READ,
		run: (call) => ({ status: 200, body: fieldDocument(fieldOf(call)) }),
	},
	{
		method: 'PUT',
		path: '/contact_custom_fields/:fieldId',
		...WRITE,
		takes: 'json',
		run: updateField,
	},
	{
		method: 'DELETE',
		path: '/contact_custom_fields/:fieldId',
		...WRITE,
		run: (call) => {
			const { id } = fieldOf(call);
			call.account.fields.delete(id);
			call.account.contacts.drop(id);
			return { status: 204 };
		},
	},
];
