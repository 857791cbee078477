import type { ResourceMapperField, ResourceMapperTypeOptions } from 'n8n-workflow';

import { refuseEmptyName } from './emptyExpressions';
import { InputError } from '../errors/errors';
import { isRecord } from '../values/json';
import type { Field, FieldContext, FieldTexts } from './field';

/** The value of a resource mapper: values by field ID, or the whole item in which to find the fields. */
export interface Mapping {
	/** True if the fields are found in the item by name. */
	automatic: boolean;
	values: Record<string, unknown>;
	/** IDs and types of the fields as the editor last read them from the server. */
	known: Array<Pick<ResourceMapperField, 'id' | 'displayName' | 'type'>>;
	/** What was typed into the fields by hand, with expressions as text. */
	written?: Record<string, unknown>;
	/** Time zone of times without an offset: the workflow's. */
	zone?: string | undefined;
}

/** A form whose fields come from the server, filled in by hand or from the incoming item by name. */
export function resourceMapper(
	texts: FieldTexts<{
		resourceMapperMethod: string;
		fieldWords: { singular: string; plural: string };
		/** Parameters that make the editor read the fields again when they change. */
		dependsOn?: string[];
		/** Whether the form opens with all fields that the server doesn't mark as removed. Default: only the required ones. */
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
			throw new InputError(`'${label}' contains no fields`, 'Add at least one field.');
		},
	};
}

/** What is known about a single field of the form. */
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
