import Ajv from 'ajv';
import type { IDataObject } from 'n8n-workflow';

import type { ContactHubApi } from '../../../nodes/ContactHub/api/client';
import { resources } from '../../../nodes/ContactHub/resources';
import type { JsonSchema, Operation } from '../../../nodes/kit';

const ajv = new Ajv({ allErrors: true, strict: false });

/** An operation by its stored values. @throws Error if the node has no such operation */
export function operationOf(resource: string, operation: string): Operation<ContactHubApi> {
	const found = resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
	if (found === undefined) throw new Error(`The node has no operation ${resource}: ${operation}`);
	return found;
}

/** Like `expectItemsMatch`, with the output schema of an operation. */
export function expectOutputMatches(
	resource: string,
	operation: string,
	json: IDataObject[],
): void {
	expectItemsMatch(operationOf(resource, operation).output, json);
}

/**
 * Fails the test unless there are items, each matches the output schema, and no item has a key that the schema doesn't list: the
 * editor offers only listed keys.
 */
export function expectItemsMatch(output: JsonSchema, json: IDataObject[]): void {
	const validate = ajv.compile(output);
	expect(json).not.toHaveLength(0);
	for (const item of json) {
		validate(item);
		expect(validate.errors ?? []).toEqual([]);
		expect(Object.keys(output.properties ?? {})).toEqual(expect.arrayContaining(Object.keys(item)));
	}
}
