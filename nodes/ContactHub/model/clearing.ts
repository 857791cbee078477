import type { IDataObject } from 'n8n-workflow';

import { checkCleared, getValueAt, setAt } from '../../kit';
import { customerFields, getAttributeLabel } from './customerFields';

/**
 * Clears fields by setting them to null, or lists to an empty list (ContactHub API 2.1).
 *
 * @throws InputError if a field is also filled in, or isn't a field: a part such as `base` would take all its fields with it
 */
export function clearFields(customer: IDataObject, fields: string[]): void {
	checkCleared(fields, {
		getLabel: (path) => (isField(path) ? getAttributeLabel(getClearedPath(path)) : undefined),
		isFilled: (path) => getValueAt(customer, getClearedPath(path)) !== undefined,
	});
	for (const path of new Set(fields.map(getClearedPath))) {
		const kind = customerFields.find((field) => field.path === path)?.kind;
		setAt(customer, path, kind === 'json' || kind === 'stringList' ? [] : null);
	}
}

/** Whether a path is a field: a documented one, or one of the workspace's own. */
function isField(path: string): boolean {
	return customerFields.some((field) => field.path === path) || /^extended\../.test(path);
}

/** What must be cleared to clear a field: a point must have both coordinates or none (ContactHub API 3.1). */
function getClearedPath(path: string): string {
	return path.replace(/^(base\.address\.geo)\.(lat|lon)$/, '$1');
}
