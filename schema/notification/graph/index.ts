/** How notices are asked: the inbox, preferences, what could not be sent, what will be. */
import './inbox.ts';
import './preferences.ts';
import './preview.ts';
import './undelivered.ts';
