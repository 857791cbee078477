import type {
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { customerFields, IDENTIFIERS } from '../model/customerFields';
import { getDocumentedProperties } from '../model/eventProperties';
import { readExtendedFields, readSchemaFields } from '../model/extendedFields';
import { toMapperType } from '../model/mapperTypes';
import type { RecordField } from '../model/types';
import { readEventTypes, readExtendedSchema } from '../workspace/directory';
import { getChosenEventType, loadFromApi } from './context';

/** The form for a customer: the documented fields and the workspace's own. */
export async function getCustomerFields(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	return await loadFromApi(this, 'list the fields of customers', async (api) => {
		const extended = await readExtendedSchema(api);
		const fields = [...customerFields, ...readExtendedFields(extended ?? {})].map((field) => ({
			...toMapperField(field),
			// A form with all fields would be a hundred lines long: the others are under 'Add Field'.
			removed: !IDENTIFIERS.includes(field.path),
		}));
		return { fields };
	});
}

/** The form for the properties of an event: from the workspace's own schema, or the documented ones. */
export async function getEventProperties(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const eventType = getChosenEventType(this);
	if (eventType === undefined) {
		return { fields: [], emptyFieldsNotice: 'Choose an event type to see its properties' };
	}
	return await loadFromApi(this, 'list the properties of the event type', async (api) => {
		const types = await readEventTypes(api);
		const found = types?.find(({ id, type }) => type === eventType || id === eventType);
		const fields =
			found === undefined
				? getDocumentedProperties(eventType)
				: readSchemaFields(parseSchema(found.propertiesSchema));
		return {
			fields: fields.map(toMapperField),
			emptyFieldsNotice:
				"No properties are known for this event type. Set 'Specify Properties' to Using JSON.",
		};
	});
}

/** The specification says that the schema is text, but captured responses have an object (ContactHub API 2.11). */
function parseSchema(schema: unknown): unknown {
	if (typeof schema !== 'string') return schema;
	try {
		return JSON.parse(schema) as unknown;
	} catch {
		return undefined;
	}
}

function toMapperField(field: RecordField & { required?: boolean }): ResourceMapperField {
	const { path, label, kind, options, required = false } = field;
	return {
		id: path,
		displayName: label,
		required,
		defaultMatch: false,
		display: true,
		type: toMapperType(kind),
		...(options && { options }),
	};
}
