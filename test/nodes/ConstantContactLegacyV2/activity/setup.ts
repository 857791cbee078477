import type { IDataObject } from 'n8n-workflow';

import type { ConnectedNode } from '../setup';

export { manyRows, people, quickly } from '../../ConstantContactLegacy/activity/setup';

/** The requests that started a job. */
export const postsOf = (node: ConnectedNode) =>
	node.sandbox.log.entries.filter(({ method }) => method === 'POST');

/** The JSON bodies of those requests. */
export const bodiesOf = (node: ConnectedNode) =>
	postsOf(node).map(({ body }) => body as IDataObject & { import_data: IDataObject[] });

/** Size in bytes of each of those requests' bodies as sent. */
export const sizesOf = (node: ConnectedNode) =>
	postsOf(node).map(({ headers }) => Number(headers['content-length']));
