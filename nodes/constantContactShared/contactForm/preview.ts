import type { Mapping, PreviewRow, TellColumn, TellHint, UnusableValues } from '../../kit';
import type { ContactValues, FormRules } from './form';

/** The context for reading a contact's form: a run of the operation, or its preview. */
export interface FormCall {
	params: { contactFields: Mapping; unusableValues?: UnusableValues | undefined };
	hint: TellHint;
	/** Set by a preview. */
	mapped?: TellColumn;
}

/**
 * The rules for the form of a contact.
 *
 * @param subscribes whether the contact will be added to lists
 */
export function formRules({ params, hint, mapped }: FormCall, subscribes: boolean): FormRules {
	return { subscribes, hint, unusable: params.unusableValues, mapped };
}

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
