import type { PreviewRow } from '../../kit';
import type { ContactValues } from './form';

/** A new contact, or one to look up by its address, as a preview shows it. */
export function previewNew(values: ContactValues, requests: PreviewRow['requests']): PreviewRow {
	const { email_address } = values;
	return { row: { email_address, contact: values }, requests };
}

/** The changes of an update, as a preview shows them. The contact is read when the update runs. */
export function previewChanges(
	chosen: string,
	changes: ContactValues,
	cleared: string[],
): PreviewRow {
	const row = { chosen_contact: chosen, contact: changes, fields_to_clear: cleared };
	return { row, requests: chosen.includes('@') ? [3, 3] : [2, 2] };
}
