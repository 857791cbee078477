import { defineUpdate } from '../subresource/update';
import { subscription } from './definition';

export const updateSubscription = defineUpdate(subscription);
