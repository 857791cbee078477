import { choice, filters, path, text, collection } from '../../kit';
import { plain } from '../operation';
import { automationField } from './fields';
import { listAutomations } from './listing';
import { automationSchema, automationSummarySchema } from './schema';

export const getAutomation = plain.get({
	noun: 'automation',
	description: 'Retrieve an automation with its trigger and its steps',
	requests: 'One per automation',
	output: automationSchema,
	fields: { automation: automationField },
	run: async ({ api, params: { automation } }) =>
		await api.get(path`/automations/workflows/${automation}`),
});

export const getAllAutomations = plain.getAll({
	noun: 'automations',
	description: 'Retrieve a list of automations',
	requests: 'One',
	length: 'short',
	output: automationSummarySchema,
	fields: {
		filters: filters({
			fields: {
				channel: text({
					displayName: 'Channel',
					placeholder: 'e.g. email',
					description: 'Only automations that use this channel',
				}),
				createdFrom: choice({
					displayName: 'Created From',
					default: 'SCRATCH',
					description: 'Only automations created in this way',
					options: [
						{ name: 'Scratch', value: 'SCRATCH' },
						{ name: 'Template', value: 'TEMPLATE' },
					],
				}),
				goals: text({
					displayName: 'Goals',
					placeholder: 'e.g. post_purchase_followup',
					description: 'Only automations with this goal',
				}),
				name: text({
					displayName: 'Name',
					description: 'Only the automation with exactly this name',
				}),
			},
		}),
		options: collection({
			displayName: 'Options',
			fields: {
				sortDirection: choice({
					displayName: 'Sort Direction',
					default: 'DESC',
					options: [
						{ name: 'Newest First', value: 'DESC' },
						{ name: 'Oldest First', value: 'ASC' },
					],
				}),
			},
		}),
	},
	pages({ api, params: { filters: chosen, options } }) {
		const { channel, createdFrom, goals, name } = chosen;
		return listAutomations(api, {
			channel,
			created_from: createdFrom,
			goals,
			name,
			sort_direction: options.sortDirection,
		});
	},
});
