import type { Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { createAutomation } from './create';
import { getAllAutomations, getAutomation } from './reading';
import { updateAutomation } from './update';

/** Automations: series of emails, started by something a contact does. */
export const automation: Resource<ConstantContactApi> = {
	value: 'automation',
	name: 'Automation',
	description: 'Automatic emails',
	operations: [createAutomation, getAutomation, getAllAutomations, updateAutomation],
};
