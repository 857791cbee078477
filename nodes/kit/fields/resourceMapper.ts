import type { ResourceMapperField, ResourceMapperTypeOptions } from 'n8n-workflow';

import { refuseEmptyName } from './emptyExpressions';
import { InputError } from '../errors/errors';
import { isRecord } from '../values/json';
import type { Field, FieldContext, FieldTexts } from './field';

/** What a resource mapper gives: values by field ID, or the whole item to find the fields in. */
export interface Mapping {
	/** True when the fields are found in the item by their names. */
	automatic: boolean;
	values: Record<string, unknown>;
	/** The form's fields as the editor last read them from the server: their IDs and types. */
	known: Array<Pick<ResourceMapperField, 'id' | 'displayName' | 'type'>>;
	/** What was written into the fields by hand, expressions as text. */
	written?: Record<string, unknown>;
	/** Zone of times without an offset: the workflow's. */
	zone?: string | undefined;
}

/** A form whose fields come from the server; filled in by hand or from the incoming item by name. */
export function resourceMapper(
	texts: FieldTexts<{
		resourceMapperMethod: string;
		fieldWords: { singular: string; plural: string };
		/** Parameters whose change makes the editor read the fields again. */
		dependsOn?: string[];
		/** Whether the form opens with the fields that the server doesn't mark as removed. Default: required ones alone. */
		opensWithFields?: boolean;
		/** IDs of fields whose value names a record, see `refuseEmptyName`. */
		naming?: string[];
	}>,
): Field<Mapping> {
	const { resourceMapperMethod, fieldWords, dependsOn, naming = [], ...others } = texts;
	const { opensWithFields = false, ...shown } = others;
	const resourceMapper: ResourceMapperTypeOptions = {
		resourceMapperMethod,
		mode: 'map',
		fieldWords,
		supportAutoMap: true,
		addAllFields: opensWithFields,
	};
	return {
		property: {
			type: 'resourceMapper',
			noDataExpression: true,
			default: { mappingMode: 'defineBelow', value: null },
			...shown,
			typeOptions: { resourceMapper, ...(dependsOn && { loadOptionsDependsOn: dependsOn }) },
		},
		usesItem: isAutomatic,
		read(raw, context) {
			const { label, item, zone } = context;
			const known =
				isRecord(raw) && Array.isArray(raw.schema) ? (raw.schema as Mapping['known']) : [];
			if (isAutomatic(raw)) return { automatic: true, values: item.json, known, zone };
			const values = isRecord(raw) ? (raw.value ?? {}) : undefined;
			if (isRecord(values)) {
				for (const id of naming) refuseEmptyName(getEntryContext(context, id, known));
				return { automatic: false, values, known, zone, written: getWrittenValues(context) };
			}
			throw new InputError(`'${label}' holds no fields`, 'Add at least one field.');
		},
	};
}

/** What is known of a single field of the form. */
function getEntryContext(context: FieldContext, id: string, known: Mapping['known']): FieldContext {
	const label = known.find((field) => field.id === id)?.displayName ?? id;
	return { ...context, label, written: getWrittenValues(context)[id] };
}

function getWrittenValues({ written }: FieldContext): Record<string, unknown> {
	return isRecord(written) && isRecord(written.value) ? written.value : {};
}

function isAutomatic(raw: unknown): boolean {
	return isRecord(raw) && raw.mappingMode === 'autoMapInputData';
}
