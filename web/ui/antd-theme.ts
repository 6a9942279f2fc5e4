// Ant Design in our colours: its own defaults have too little contrast for eight hours of reading.
import { theme as antd, type ThemeConfig } from 'antd'
import type { Language } from '#protocol'
import { type ThemeName, palettes } from './palette.ts'

const latin = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif'
const simplified = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC"'
const traditional = '"PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Noto Sans TC"'

/** English leads with Latin type: a Chinese font draws its apostrophe as wide as a character. */
export const fontFamilies: Readonly<Record<Language, string>> = {
  'zh-Hans': `${simplified}, ${latin}`,
  'zh-Hant': `${traditional}, ${latin}`,
  en: `${latin.replace(', sans-serif', '')}, ${simplified}, sans-serif`,
}

export function antdTheme(name: ThemeName, family: string, calm: boolean): ThemeConfig {
  const colour = palettes[name]
  const onAccent = colour['on-accent']
  return {
    algorithm: name === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    hashed: false,
    token: {
      fontFamily: family,
      fontSize: 14,
      borderRadius: 6,
      controlHeight: 34,
      motion: !calm,
      motionDurationSlow: '0.18s',
      motionDurationMid: '0.12s',
      motionDurationFast: '0.08s',
      colorPrimary: colour.accent,
      colorPrimaryHover: colour['accent-strong'],
      colorPrimaryActive: colour['accent-strong'],
      colorPrimaryBg: colour['accent-soft'],
      colorPrimaryBgHover: colour['accent-soft'],
      colorPrimaryText: colour.accent,
      colorLink: colour.accent,
      colorLinkHover: colour['accent-strong'],
      colorLinkActive: colour['accent-strong'],
      colorSuccess: colour.good,
      colorWarning: colour.mind,
      colorError: colour.bad,
      colorErrorHover: colour.bad,
      colorErrorText: colour.bad,
      colorInfo: colour.info,
      colorSuccessBg: colour['good-soft'],
      colorWarningBg: colour['mind-soft'],
      colorErrorBg: colour['bad-soft'],
      colorInfoBg: colour['info-soft'],
      colorText: colour.text,
      colorTextHeading: colour.text,
      colorTextSecondary: colour.quiet,
      colorTextTertiary: colour.quiet,
      colorTextDescription: colour.quiet,
      colorTextQuaternary: colour.quiet,
      colorTextPlaceholder: colour.quiet,
      colorTextDisabled: colour.quiet,
      colorIcon: colour.quiet,
      colorBorder: colour['line-strong'],
      colorBorderSecondary: colour.line,
      colorSplit: colour.line,
      colorBgLayout: colour.ground,
      colorBgContainer: colour.surface,
      colorBgElevated: colour.raised,
      colorBgContainerDisabled: colour.sunken,
      colorTextLightSolid: onAccent,
      controlItemBgHover: colour.hover,
      controlItemBgActive: colour['accent-soft'],
      controlItemBgActiveHover: colour['accent-soft'],
      colorFillAlter: colour.ground,
      lineWidthFocus: 2,
    },
    components: {
      Button: {
        primaryColor: onAccent,
        dangerColor: name === 'dark' ? '#2c0a07' : '#ffffff',
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 500,
      },
      Checkbox: { colorWhite: onAccent },
      Radio: { colorWhite: onAccent },
      Switch: { colorTextQuaternary: colour['line-strong'], colorTextTertiary: colour.quiet },
      Tooltip: {
        colorBgSpotlight: name === 'dark' ? '#f0ebe4' : '#2a2622',
        colorTextLightSolid: name === 'dark' ? '#27231e' : '#fffefc',
      },
      Select: { optionSelectedFontWeight: 500 },
      Segmented: { trackBg: colour.sunken, itemSelectedBg: colour.surface, itemColor: colour.quiet },
      Form: { itemMarginBottom: 16, labelColor: colour.text, verticalLabelPadding: '0 0 4px' },
    },
  }
}
