import type { PreviewRow } from '../../kit';
import type { FormField } from './fields';
import type { ContactForm, ContactValues, FormCall } from './form';

/** A new contact, or one to look up by its address, as a preview shows it. */
export function previewNew(values: ContactValues, requests: PreviewRow['requests']): PreviewRow {
	const { email_address } = values;
	return { row: { email_address, contact: values }, requests };
}

/** The context of an update's preview. */
interface UpdateCall extends FormCall {
	params: FormCall['params'] & {
		contact: string;
		updateFields: { fieldsToClear?: string[] | undefined };
	};
}

/** The changes of an update, as a preview shows them. The contact is read when the update runs. */
export function previewUpdate(
	form: Pick<ContactForm<FormField>, 'readChanges'>,
	call: UpdateCall,
): PreviewRow {
	const { contact, updateFields } = call.params;
	const { fieldsToClear: cleared = [] } = updateFields;
	const changes = form.readChanges(call, cleared);
	// A URI contains the user name, which may itself be an email address.
	const isSearched = contact.includes('@') && !/^https?:/.test(contact);
	return {
		row: { chosen_contact: contact, contact: changes, fields_to_clear: cleared },
		requests: isSearched ? [3, 3] : [2, 2],
	};
}
