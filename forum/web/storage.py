"""Static files under names that change with their content, ES modules' imports of one another included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ManifestStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # untyped
    """WhiteNoise's storage; relative imports between modules are rewritten too."""

    support_js_module_import_aggregation = True
