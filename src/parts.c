/* The parts of the program that need a large library, each loaded when it is first wanted: a command opens no window, and
 * a window that is opened prints and imports nothing yet.
 * Invariant: a function here has the name and the form of the one that it stands for, which nobody else can tell from it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <gmodule.h>
#include <stdlib.h>

#include "core/error.h"
#include "exchange/ics.h"
#include "exchange/xml.h"
#include "exchange/zip.h"
#include "print/pages.h"
#include "sync/folder/transport-dav.h"
#include "sync/space/signing.h"
#include "sync/web/exchange.h"
#include "sync/web/fetch.h"
#include "sync/web/secret.h"
#include "ui/application.h"

/* Where it is installed, or where it was built beside the program. */
static char *
part_path (const char *part)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;
  g_autofree char *name = g_strdup_printf ("%s.%s", part, G_MODULE_SUFFIX);
  g_autofree char *beside = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;

  if (beside != NULL && g_file_test (beside, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&beside);
  return g_build_filename (JALONS_PARTSDIR, name, NULL);
}

/* A part stays for good: it registers types, and what it loads was not made to be unloaded. */
static gpointer
find (const char *part,
      const char *function,
      GError **error)
{
  g_autofree char *path = part_path (part);
  GModule *module = g_module_open (path, G_MODULE_BIND_LAZY);
  gpointer found = NULL;

  if (module != NULL && g_module_symbol (module, function, &found))
    g_module_make_resident (module);
  else
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                 _ ("A part of Jalons is missing (%s): install Jalons again."), g_module_error ());
  return found;
}

/* A function that calls the one of the same name in @part; @failed is its answer when there is none. */
#define IN_PART(part, Type, name, parameters, arguments, error, failed) \
  Type name parameters                                                  \
  {                                                                     \
    static gpointer found;                                              \
    gpointer function = g_atomic_pointer_get (&found);                  \
                                                                        \
    if (function == NULL)                                               \
      {                                                                 \
        function = find (part, #name, error);                           \
        g_atomic_pointer_set (&found, function);                        \
      }                                                                 \
    if (function == NULL)                                               \
      return failed;                                                    \
    return ((__typeof__ (&name)) function) arguments;                   \
  }

/* clang-format off */

IN_PART ("jalons-pages", JalonsPages *, jalons_pages_open, (GBytes *pdf, GError **error), (pdf, error), error, NULL)
IN_PART ("jalons-pages", void, jalons_pages_free, (JalonsPages *pages), (pages), NULL,)
IN_PART ("jalons-pages", int, jalons_pages_count, (JalonsPages *pages), (pages), NULL, 0)
IN_PART ("jalons-pages", void, jalons_pages_get_size, (JalonsPages *pages, int number, double *width, double *height),
         (pages, number, width, height), NULL,)
IN_PART ("jalons-pages", char *, jalons_pages_get_text, (JalonsPages *pages, int number), (pages, number), NULL, NULL)
IN_PART ("jalons-pages", void, jalons_pages_draw, (JalonsPages *pages, int number, cairo_t *cr), (pages, number, cr), NULL,)
IN_PART ("jalons-pages", void, jalons_pages_draw_for_paper, (JalonsPages *pages, int number, cairo_t *cr),
         (pages, number, cr), NULL,)

IN_PART ("jalons-formats", GPtrArray *, jalons_zip_read,
         (GBytes *zip, JalonsZipWants wants, gpointer data, GError **error), (zip, wants, data, error), error, NULL)
IN_PART ("jalons-formats", gboolean, jalons_xml_read,
         (GBytes *bytes, const JalonsXmlElement *root, gpointer data, GError **error), (bytes, root, data, error), error, FALSE)
IN_PART ("jalons-formats", char *, jalons_xml_find_root, (const char *head, gsize length), (head, length), NULL, NULL)
IN_PART ("jalons-formats", char *, jalons_xml_attribute, (JalonsXml *xml, const char *name), (xml, name), NULL, NULL)
IN_PART ("jalons-formats", int, jalons_xml_line, (JalonsXml *xml), (xml), NULL, 0)
IN_PART ("jalons-formats", void, jalons_xml_fail, (JalonsXml *xml, GError *error), (xml, error), NULL,)

IN_PART ("jalons-calendars", GPtrArray *, jalons_ics_events, (const char *text, char **calendar_name, GError **error),
         (text, calendar_name, error), error, NULL)

IN_PART ("jalons-sync", JalonsFetched *, jalons_fetch,
         (const char *address, const char *etag, const char *modified, const JalonsFetchLimits *limits,
          GCancellable *cancellable, GError **error),
         (address, etag, modified, limits, cancellable, error), error, NULL)
IN_PART ("jalons-sync", void, jalons_fetched_free, (JalonsFetched *fetched), (fetched), NULL,)
IN_PART ("jalons-sync", JalonsTransport *, jalons_transport_dav_new,
         (const char *where, const char *user, const char *password, GError **error), (where, user, password, error), error, NULL)

IN_PART ("jalons-sync", GBytes *, jalons_exchange,
         (const JalonsExchange *exchange, guint *status, GCancellable *cancellable, GError **error),
         (exchange, status, cancellable, error), error, NULL)

IN_PART ("jalons-secrets", gboolean, jalons_secret_store,
         (const char *where, const char *user, const char *space, const char *password, GCancellable *cancellable,
          GError **error),
         (where, user, space, password, cancellable, error), error, FALSE)
IN_PART ("jalons-secrets", gboolean, jalons_secret_lookup,
         (const char *where, const char *user, const char *space, char **password, GCancellable *cancellable, GError **error),
         (where, user, space, password, cancellable, error), error, FALSE)
IN_PART ("jalons-secrets", gboolean, jalons_secret_clear,
         (const char *where, const char *user, const char *space, GCancellable *cancellable, GError **error),
         (where, user, space, cancellable, error), error, FALSE)

IN_PART ("jalons-signing", char *, jalons_signing_make_key, (void), (), NULL, g_strdup (""))
IN_PART ("jalons-signing", char *, jalons_signing_public_key, (const char *key), (key), NULL, NULL)
IN_PART ("jalons-signing", char *, jalons_signing_sign, (const char *key, const char *hash), (key, hash), NULL, NULL)
IN_PART ("jalons-signing", gboolean, jalons_signing_is_by, (const JalonsBlock *block, const char *public_key),
         (block, public_key), NULL, FALSE)

/* clang-format on */

static int
tell (GError *error)
{
  g_printerr ("jalons: %s\n", error->message);
  g_error_free (error);
  return EXIT_FAILURE;
}

int
jalons_application_run (int argc,
                        char **argv,
                        const char *data_dir,
                        JalonsTodayFunc read_today)
{
  GError *error = NULL;
  gpointer function = find ("jalons-window", "jalons_application_run", &error);

  return function ? ((__typeof__ (&jalons_application_run)) function) (argc, argv, data_dir, read_today) : tell (error);
}
