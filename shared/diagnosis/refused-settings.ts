import { anyOf, inOrder } from '../text/pattern.ts';

/** Messages in which a program refuses its settings or environment variables. */
export const REFUSED_SETTINGS = anyOf(
  // Any program, about environment variables
  inOrder(
    /environment variables?\b.{0,80}/i,
    /not|missing|required|must|invalid|unset|undefined|failed|empty/i,
  ),
  inOrder(
    /(?:missing|required|invalid|unset|undefined|empty|following)\b.{0,80}/i,
    /\benv(?:ironment)?[ _-]?var/i,
  ),
  /missing env\b/i,
  // Any program, about its configuration
  inOrder(
    /missing required /i,
    /config|setting|option|parameter|argument|key|value|propert|field|flag/i,
  ),
  /\bconfig(?:uration)?: .{0,80}(?:not a valid|invalid|required|must be|missing)/i,
  /config(?:uration)? (?:validation|error|invalid|is (?:invalid|missing|incomplete))/i,
  /invalid (?:config|configuration|settings?)\b/i,
  /failed to (?:load|read|parse|process|decode|validate) (?:the )?(?:env|config|settings)/i,
  /InvalidConfiguration|ConfigurationError|ConfigException|ConfigError/i,
  // env-var of Node.js, environs of Python, Elixir and others
  /EnvVarError|EnvError|MissingRequiredEnv/i,
  // NestJS
  /Config validation error/i,
  // pydantic: https://docs.pydantic.dev/latest/concepts/pydantic_settings/
  /validation errors? for \w{0,40}(?:Settings|Config|Env\w*)\b/i,
  // Django: https://docs.djangoproject.com/en/stable/ref/exceptions/
  /ImproperlyConfigured/i,
  // Spring Boot: https://docs.spring.io/spring-boot/reference/features/external-config.html
  /BindException: Failed to bind/i,
  /Failed to bind properties/i,
  /Binding to target .{0,200}failed/i,
  /BindValidationException/i,
  /Failed to configure a DataSource/i,
  /Failed to determine a suitable driver class/i,
  /Property .{0,80}(?:was bound|required)/i,
  // .NET: https://learn.microsoft.com/en-us/dotnet/core/extensions/options
  /OptionsValidationException/i,
  /ConfigurationErrorsException/i,
  // Symfony and Laravel
  /EnvNotFound/i,
  /Missing(?:AppKey|Keys|Env\w{0,20})Exception/i,
  // Rust: https://doc.rust-lang.org/std/env/enum.VarError.html
  /VarError/i,
  /\bNotPresent\b/i,
  /environment variable not found/i,
);
