import { withConnection } from '../../support';
import type { Work } from '../comparisons/comparison';
import { ownNode, runChain, type Input, UNLIMITED } from './engine';
import { LIST, rowsFile } from './rowsFile';

/** Activity: Import Contacts, from a file, without waiting for the activities. */
export async function addByNode(
	nodeName: 'constantContactLegacy' | 'constantContactLegacyV2',
	rows: number,
	credentials: Input['credentials'],
): Promise<ReturnType<Work>> {
	const items = [await rowsFile(rows)];
	return async () => {
		const node = ownNode(nodeName, {
			resource: 'activity',
			operation: 'addContacts',
			source: 'file',
			lists: [LIST],
			wait: false,
		});
		const activities = await runChain([node], {
			items,
			credentials: withConnection(credentials ?? {}, UNLIMITED),
		});
		return activities.reduce((sum, { json }) => sum + Number(json.rows_sent), 0);
	};
}
