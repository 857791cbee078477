import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../kit';

/**
 * Only drafts can be changed (V1 API 6.4; V2 API 2.4).
 *
 * @param campaign with its `name` and `status`
 * @throws InputError if it isn't a draft
 */
export function requireDraft({ name, status }: IDataObject): void {
	if (String(status).toLowerCase() === 'draft') return;
	throw new InputError(
		`The campaign '${String(name)}' can't be changed: its status is '${String(status)}'`,
		'Choose a draft. A scheduled campaign can be changed after its schedule has been deleted.',
	);
}
