import { randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { CONFIG, type Config } from '../../../platform/config/config';
import { WechatStandIn } from './wechat-stand-in';

const bodySchema = {
  type: 'object',
  additionalProperties: false,
  properties: { openid: { type: 'string', pattern: '^[\\w-]{6,64}$' }, phone: { type: 'string', pattern: '^1[3-9]\\d{9}$' } },
} as const;

/** What the phone's WeChat does, for a browser in a demonstration. Outside /api/v1: it is no part of the product's interface. */
@Injectable()
export class StandInRoutes implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly standIn: WechatStandIn,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    if (!this.config.wechatStandIn) return;
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.post<{ Body: { openid?: string; phone?: string } }>(
      '/stand-in/wechat/codes',
      { schema: { body: bodySchema } },
      async request => {
        const openid = request.body.openid ?? `demo-${randomBytes(9).toString('hex')}`;
        return { openid, ...this.standIn.mint(openid, request.body.phone ?? null) };
      },
    );
  }
}
