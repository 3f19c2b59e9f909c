/* The table of what goes wrong with shared folders.
 * Invariant: one 401 stops everything until somebody signs in again: a server counts wrong passwords against a whole school.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/trouble.h"

#include <glib/gi18n-lib.h>

/* What an error has besides its sentence: in how many seconds the server wants to be asked again, 0 when it does not say. */
typedef struct
{
  guint retry_after;
} JalonsTroublePrivate;

static void
jalons_trouble_private_init (JalonsTroublePrivate *private)
{
  private->retry_after = 0;
}

static void
jalons_trouble_private_copy (const JalonsTroublePrivate *from,
                             JalonsTroublePrivate *to)
{
  *to = *from;
}

static void
jalons_trouble_private_clear (JalonsTroublePrivate *private)
{
}

/* clang-format off */
G_DEFINE_EXTENDED_ERROR (JalonsTrouble, jalons_trouble)
/* clang-format on */

/* What is to be done about each, whether time alone may mend it, and whether it is shown as being without a network. */
static const struct
{
  JalonsRemedy remedy;
  gboolean passes;
  gboolean offline;
} table[JALONS_N_TROUBLES] = {
  [JALONS_TROUBLE_OFFLINE] = { JALONS_REMEDY_RETRY, TRUE, TRUE },
  [JALONS_TROUBLE_BROKEN] = { JALONS_REMEDY_RETRY, TRUE, TRUE },
  [JALONS_TROUBLE_BUSY] = { JALONS_REMEDY_RETRY, TRUE, TRUE },
  [JALONS_TROUBLE_FILTERED] = { JALONS_REMEDY_RETRY, TRUE, FALSE },
  [JALONS_TROUBLE_RECONNECT] = { JALONS_REMEDY_RECONNECT, FALSE, FALSE },
  [JALONS_TROUBLE_UNREADABLE] = { JALONS_REMEDY_RECONNECT, FALSE, FALSE },
  [JALONS_TROUBLE_READ_ONLY] = { JALONS_REMEDY_NONE, TRUE, FALSE },
  [JALONS_TROUBLE_FULL] = { JALONS_REMEDY_RETRY, TRUE, FALSE },
  [JALONS_TROUBLE_REDIRECT] = { JALONS_REMEDY_CHOOSE_FOLDER, FALSE, FALSE },
  [JALONS_TROUBLE_CERTIFICATE] = { JALONS_REMEDY_RETRY, FALSE, FALSE },
  [JALONS_TROUBLE_NO_FOLDER] = { JALONS_REMEDY_CHOOSE_FOLDER, FALSE, FALSE },
  [JALONS_TROUBLE_NOT_A_SHARE] = { JALONS_REMEDY_CHOOSE_FOLDER, FALSE, FALSE },
  [JALONS_TROUBLE_TOO_LARGE] = { JALONS_REMEDY_RETRY, FALSE, FALSE },
  [JALONS_TROUBLE_REFUSED_SIZE] = { JALONS_REMEDY_RETRY, TRUE, FALSE },
  [JALONS_TROUBLE_REFUSED] = { JALONS_REMEDY_RETRY, TRUE, FALSE },
  [JALONS_TROUBLE_GONE] = { JALONS_REMEDY_CHOOSE_FOLDER, FALSE, FALSE },
  [JALONS_TROUBLE_FOREIGN] = { JALONS_REMEDY_CHOOSE_FOLDER, FALSE, FALSE },
  [JALONS_TROUBLE_NO_SPACE] = { JALONS_REMEDY_CHOOSE_FOLDER, FALSE, FALSE },
  [JALONS_TROUBLE_TAKEN] = { JALONS_REMEDY_CHOOSE_FOLDER, FALSE, FALSE },
  [JALONS_TROUBLE_MOVED] = { JALONS_REMEDY_CHOOSE_FOLDER, FALSE, FALSE },
  [JALONS_TROUBLE_MOVED_TO] = { JALONS_REMEDY_CHOOSE_FOLDER, TRUE, FALSE },
  [JALONS_TROUBLE_NEWER] = { JALONS_REMEDY_UPDATE, FALSE, FALSE },
  [JALONS_TROUBLE_NEWER_PEERS] = { JALONS_REMEDY_UPDATE, TRUE, FALSE },
  [JALONS_TROUBLE_CROWDED] = { JALONS_REMEDY_RETRY, TRUE, FALSE },
  [JALONS_TROUBLE_NO_PASSWORD] = { JALONS_REMEDY_RECONNECT, FALSE, FALSE },
  [JALONS_TROUBLE_NOT_NEXTCLOUD] = { JALONS_REMEDY_CHOOSE_FOLDER, FALSE, FALSE },
  [JALONS_TROUBLE_NOT_SIGNED_IN] = { JALONS_REMEDY_RECONNECT, FALSE, FALSE },
};

/* "%1$s" is the server or the folder, "%2$s" the detail. */
/* clang-format off */
static const char *const sentences[JALONS_N_TROUBLES] = {
  [JALONS_TROUBLE_OFFLINE] =
    N_ ("“%1$s” cannot be reached. Everything is kept on this computer, and goes out when it is back."),
  [JALONS_TROUBLE_BROKEN] =
    N_ ("The answer of “%1$s” broke off or is damaged. Jalons tries again by itself."),
  [JALONS_TROUBLE_BUSY] =
    N_ ("“%1$s” is busy or being mended. Jalons tries again by itself."),
  [JALONS_TROUBLE_FILTERED] =
    N_ ("Something on this network answers in place of “%1$s”: a page to sign in on, or a filter. Open a "
        "browser, sign in to the network, and try again."),
  [JALONS_TROUBLE_RECONNECT] =
    N_ ("“%1$s” refuses your name or your password. Sign in again: nothing is lost."),
  [JALONS_TROUBLE_UNREADABLE] =
    N_ ("“%1$s” does not let you read this folder. Ask who shares it, or sign in under another name."),
  [JALONS_TROUBLE_READ_ONLY] =
    N_ ("“%1$s” lets you read this folder and not write in it: what you change stays on this computer. Ask who "
        "shares it for the right to write."),
  [JALONS_TROUBLE_FULL] =
    N_ ("There is no room left on “%1$s”: you receive what others write, and they do not receive what you write. "
        "Make room there, or ask who shares the folder to."),
  [JALONS_TROUBLE_REDIRECT] =
    N_ ("“%1$s” sends on to “%2$s”, where Jalons does not take your password. If the folder has moved, choose it "
        "again; else a filter of this network is in the way."),
  [JALONS_TROUBLE_CERTIFICATE] =
    N_ ("“%1$s” cannot prove to be “%1$s”: %2$s. Nothing was sent; tell your computer service."),
  [JALONS_TROUBLE_NO_FOLDER] =
    N_ ("The shared folder is not there on “%1$s”. Check where it is, or ask who shares it."),
  [JALONS_TROUBLE_NOT_A_SHARE] =
    N_ ("“%1$s” has no folder to share in at this address: it does not speak WebDAV there. Check the address."),
  [JALONS_TROUBLE_TOO_LARGE] =
    N_ ("“%1$s” sends more than Jalons ever wrote: it was not read. Ask who shares the folder what is in it."),
  [JALONS_TROUBLE_REFUSED_SIZE] =
    N_ ("“%1$s” refuses files of this size. Ask its administrator to let in at least 1 MB."),
  [JALONS_TROUBLE_REFUSED] =
    N_ ("“%1$s” answers with an error (%2$s). Try again; if it stays, tell who runs it."),
  [JALONS_TROUBLE_GONE] =
    N_ ("The shared space is not in its folder of “%1$s” any more. Nothing was changed here; ask who shares it, "
        "or choose where it is now."),
  [JALONS_TROUBLE_FOREIGN] =
    N_ ("The folder of “%1$s” holds another shared space than yours. Nothing was touched; choose where yours is."),
  [JALONS_TROUBLE_NO_SPACE] =
    N_ ("There is no shared space in this folder of “%1$s”. Choose the one that a colleague shares with you, or "
        "create a space."),
  [JALONS_TROUBLE_TAKEN] =
    N_ ("There is a shared space in this folder of “%1$s” already. Join it, or choose an empty folder."),
  [JALONS_TROUBLE_MOVED] =
    N_ ("The shared space of “%1$s” goes on elsewhere. Choose its new folder: nothing is lost."),
  [JALONS_TROUBLE_MOVED_TO] =
    N_ ("The shared space of “%1$s” goes on in the folder “%2$s”, which is not there for you yet. Ask who shares it: Jalons "
        "follows by itself once you can read it. If it stands elsewhere, choose it."),
  [JALONS_TROUBLE_NEWER] =
    N_ ("The shared space of “%1$s” was made by a newer Jalons than this one. Ask who installed yours for the newer one: "
        "sharing goes on then, and what you write meanwhile is kept."),
  [JALONS_TROUBLE_NEWER_PEERS] =
    N_ ("Colleagues who share “%1$s” have a newer Jalons, and some of what they write cannot be shown here. Ask who installed "
        "yours for the newer one. Nothing is lost, and what you write reaches them."),
  [JALONS_TROUBLE_CROWDED] =
    N_ ("More than 500 computers wrote into the shared space of “%1$s”: what the newest of them write is not read. Go on in a "
        "new folder, and ask who shares this one where they come from."),
  [JALONS_TROUBLE_NO_PASSWORD] =
    N_ ("No password is kept for “%1$s”. Sign in again: nothing is lost."),
  [JALONS_TROUBLE_NOT_NEXTCLOUD] =
    N_ ("“%1$s” is no Nextcloud, or hides it. Check the address; if it is another WebDAV server, give the address of the "
        "folder there."),
  [JALONS_TROUBLE_NOT_SIGNED_IN] =
    N_ ("Nobody signed in to “%1$s” in the browser. Try again, and grant access there."),
};
/* clang-format on */

/* Statuses whose meaning does not depend on what was asked. */
static const struct
{
  guint status;
  JalonsTrouble trouble;
} statuses[] = {
  { 401, JALONS_TROUBLE_RECONNECT },
  { 404, JALONS_TROUBLE_NO_FOLDER },
  { 407, JALONS_TROUBLE_FILTERED },
  { 408, JALONS_TROUBLE_BUSY },
  { 409, JALONS_TROUBLE_NO_FOLDER },
  { 410, JALONS_TROUBLE_NO_FOLDER },
  { 413, JALONS_TROUBLE_REFUSED_SIZE },
  { 422, JALONS_TROUBLE_FULL },
  { 423, JALONS_TROUBLE_BUSY },
  { 425, JALONS_TROUBLE_BUSY },
  { 429, JALONS_TROUBLE_BUSY },
  { 451, JALONS_TROUBLE_FILTERED },
  { 500, JALONS_TROUBLE_BUSY },
  { 502, JALONS_TROUBLE_BUSY },
  { 503, JALONS_TROUBLE_BUSY },
  { 504, JALONS_TROUBLE_BUSY },
  { 507, JALONS_TROUBLE_FULL },
  { 511, JALONS_TROUBLE_FILTERED },
};

static char *
put_in (const char *sentence,
        const char *where,
        const char *detail)
{
  g_autoptr (GString) text = g_string_new (sentence);

  g_string_replace (text, "%1$s", where, 0);
  g_string_replace (text, "%2$s", detail != NULL ? detail : "", 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * jalons_trouble_new:
 * @where: the name of the server, or the path of the folder
 * @detail: (nullable): what the sentence needs besides; see #JalonsTrouble
 *
 * Returns: (transfer full): an error of the domain %JALONS_TROUBLE, whose message is one whole sentence
 */
GError *
jalons_trouble_new (JalonsTrouble code,
                    const char *where,
                    const char *detail)
{
  g_autofree char *sentence = put_in (_ (sentences[code]), where, detail);

  return g_error_new_literal (JALONS_TROUBLE, (int) code, sentence);
}

/**
 * jalons_trouble_new_busy:
 * @seconds: after which the server wants to be asked again; 0 when it does not say
 */
GError *
jalons_trouble_new_busy (const char *where,
                         guint seconds)
{
  GError *error = jalons_trouble_new (JALONS_TROUBLE_BUSY, where, NULL);

  jalons_trouble_get_private (error)->retry_after = seconds;
  return error;
}

static gboolean
reads (JalonsErrandKind kind)
{
  return kind == JALONS_ERRAND_LIST || kind == JALONS_ERRAND_GET;
}

/* A status that says that what was asked is so: what a PUT says is only ever a "perhaps", which the next listing decides. */
static gboolean
is_well (JalonsErrandKind kind,
         guint status)
{
  switch (kind)
    {
    case JALONS_ERRAND_LIST:
      return status == 207;
    case JALONS_ERRAND_GET:
      return status == 200;
    case JALONS_ERRAND_PUT:
      return status == 200 || status == 201 || status == 204 || status == 412;
    case JALONS_ERRAND_DELETE:
      return status == 200 || status == 202 || status == 204 || status == 404 || status == 410;
    case JALONS_ERRAND_MAKE_FOLDER:
    default:
      return status == 201;
    }
}

static JalonsTrouble
trouble_of (JalonsErrandKind kind,
            guint status)
{
  if (status >= 300 && status < 400)
    return JALONS_TROUBLE_REDIRECT;
  if (status == 403)
    return reads (kind) ? JALONS_TROUBLE_UNREADABLE : JALONS_TROUBLE_READ_ONLY;
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (statuses[i].status == status)
      return statuses[i].trouble;
  /* A page where a listing was asked for is somebody's who does not know the question. */
  if (kind == JALONS_ERRAND_LIST)
    return status < 300 ? JALONS_TROUBLE_FILTERED : JALONS_TROUBLE_NOT_A_SHARE;
  return status < 300 ? JALONS_TROUBLE_FILTERED : JALONS_TROUBLE_REFUSED;
}

/**
 * jalons_trouble_of_status:
 * @kind: what was asked
 * @status: of the answer
 * @trouble: (out): what is the matter
 *
 * Returns: whether something is the matter
 */
gboolean
jalons_trouble_of_status (JalonsErrandKind kind,
                          guint status,
                          JalonsTrouble *trouble)
{
  if (is_well (kind, status))
    return FALSE;
  *trouble = trouble_of (kind, status);
  return TRUE;
}

/**
 * jalons_trouble_retry_after:
 *
 * Returns: in how many seconds the server wants to be asked again; 0 when it does not say
 */
guint
jalons_trouble_retry_after (const GError *error)
{
  return error->domain == JALONS_TROUBLE ? jalons_trouble_get_private (error)->retry_after : 0;
}

/**
 * jalons_trouble_passes:
 *
 * Returns: whether it may be otherwise in a while, so that it is worth trying again by itself
 */
gboolean
jalons_trouble_passes (const GError *error)
{
  return error->domain == JALONS_TROUBLE && table[error->code].passes;
}

/**
 * jalons_trouble_is_offline:
 *
 * Returns: whether nobody has to do anything about it
 */
gboolean
jalons_trouble_is_offline (const GError *error)
{
  return error->domain == JALONS_TROUBLE && table[error->code].offline;
}

/**
 * jalons_trouble_remedy:
 *
 * Returns: what the button beside the sentence does
 */
JalonsRemedy
jalons_trouble_remedy (const GError *error)
{
  return error->domain == JALONS_TROUBLE ? table[error->code].remedy : JALONS_REMEDY_RETRY;
}
