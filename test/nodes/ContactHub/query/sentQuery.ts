import type { IDataObject } from 'n8n-workflow';

import type { ConnectedNode } from '../setup';

/** The query of the first request since the log was cleared, without its container. Fails the test if the URL isn't fully encoded. */
export function sentQuery({ sandbox }: ConnectedNode): IDataObject {
	const [entry] = sandbox.log.entries;
	expect(entry?.rawUrl).not.toMatch(/[[\]{}"]/);
	const container = JSON.parse(String(entry?.query.query)) as IDataObject;
	expect(Object.keys(container)).toEqual(['name', 'query']);
	expect(container.name).toBe('');
	return container.query as IDataObject;
}
