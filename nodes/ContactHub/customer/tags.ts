import type { IDataObject } from 'n8n-workflow';

import { composeName, withLock, isRecord, resourceLocator, path, schema } from '../../kit';
import type { ContactHubApi } from '../api/client';

/** A manual tag. */
export const tagField = resourceLocator({
	displayName: 'Tag',
	searchListMethod: 'searchTags',
	typed: { name: 'name', displayName: 'By Name', placeholder: 'e.g. newsletter' },
});

/** The output of both tag operations. */
export const tagsSchema = schema.object(
	{
		customerId: { type: 'string' },
		tag: { type: 'string' },
		changed: { type: 'boolean' },
		tags: schema.object({ auto: schema.list(schema.text), manual: schema.list(schema.text) }),
	},
	['customerId', 'tag', 'changed', 'tags'],
);

/**
 * Changes the manual tags of a customer: reads them and patches `tags.manual`, because the API has no tag endpoint (ContactHub
 * API 2.3). Tags that ContactHub sets itself are left alone. Changes to the same customer are made one at a time.
 *
 * @param change returns the new tags, or the same list if there is nothing to do
 */
export async function changeTags(
	{ api, mayHaveWritten }: { api: ContactHubApi; mayHaveWritten: boolean },
	customerId: string,
	tag: string,
	change: (manual: string[]) => string[],
): Promise<IDataObject> {
	const target = path`/customers/${customerId}`;
	return await withLock(target, async () => {
		const before = readTags(await api.get(target));
		const manual = change(before.manual);
		const changed = manual !== before.manual;
		if (changed) await api.patch(target, { tags: { manual } });
		// With Retry On Fail, an earlier try may have made the change without receiving a response.
		const made = changed || mayHaveWritten;
		return { customerId, tag, changed: made, tags: { auto: before.auto, manual } };
	});
}

/** Whether two tags are spelled the same, even if the accents of one are decomposed. Case matters. */
export function isSameTag(one: string, other: string): boolean {
	return composeName(one) === composeName(other);
}

function readTags({ tags }: IDataObject): { auto: string[]; manual: string[] } {
	const texts = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
	return isRecord(tags)
		? { auto: texts(tags.auto), manual: texts(tags.manual) }
		: { auto: [], manual: [] };
}
