import { resourceLocator, path } from '../../kit';

export const AUTOMATIONS = path`/automations/workflows`;

/** The automation that an operation is about. */
export const automationField = resourceLocator({
	displayName: 'Automation',
	description: 'The automation to work on',
	searchListMethod: 'searchAutomations',
	typed: { placeholder: 'e.g. 9a5982f0-26d8-4e74-b2f5-f415af434fa4' },
});
