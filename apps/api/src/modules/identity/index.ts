/** The front door of identity: organisations, people, access. */
export { IdentityModule } from './identity.module';
export { hashPassword } from './auth/passwords';
export { DEMO_PASSWORD, demoLogins } from './auth/app-info.texts';
export { WechatStandIn } from './auth/wechat-stand-in';
export { formerHouseholds, householdActedFor, householdsOf, keepInPlace } from './people/household-rights';
export { ofAnotherHouse } from './people/another-house';
export { secondHandOf } from './roles/in-office';
export { grantByCard } from './proxies/grant-by-card';
export { readPerson } from './people/people.queries';
export { villageName, villagePointValueBefore, villageSettings } from './villages/villages.queries';
export { foundCommand } from './founding/found-command';
