import { View } from '@tarojs/components';
import { CutLinkError, NetworkError, ProblemError, sayError } from '@/api/errors';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { aria } from '../a11y/aria';
import { Button } from '../button/button';
import { Icon } from '../icon/icon';
import './feedback.scss';

/** A whole place that could not be read. */
export function ErrorView({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const said = sayError(error);
  // What is gone does not come by asking again.
  const gone = error instanceof CutLinkError || (error instanceof ProblemError && error.status === 404);
  return (
    <View className="empty" {...aria({ role: 'alert' })}>
      <View className="empty__picture empty__picture--warn">
        <Icon name={error instanceof NetworkError ? 'offline' : 'warning'} size="huge" />
      </View>
      <View className="empty__title">{said.title}</View>
      {said.detail && <View className="empty__body">{said.detail}</View>}
      <View className="empty__action">
        {gone ? (
          <Button icon="back" onPress={go.back}>
            {texts.common.back}
          </Button>
        ) : (
          <Button icon="retry" onPress={onRetry}>
            {texts.common.retry}
          </Button>
        )}
      </View>
    </View>
  );
}

/** A refusal beside what was tried. */
export function ErrorNote({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null;
  const said = sayError(error);
  return (
    <View className="error-note" {...aria({ role: 'alert' })}>
      <Icon name="warning" className="error-note__icon" />
      <View className="error-note__words">
        <View className="error-note__title">{said.title}</View>
        {said.detail && <View>{said.detail}</View>}
      </View>
    </View>
  );
}
