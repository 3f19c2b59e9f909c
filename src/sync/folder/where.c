/* What people type to say where a shared folder is.
 * Invariant: what passes holds no password, no query and no "..".
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/folder/where.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/error.h"
#include "sync/web/address.h"

#define MAX_NAME 128

/**
 * jalons_where_is_folder:
 *
 * Returns: whether @where is a directory and not an address
 */
gboolean
jalons_where_is_folder (const char *where)
{
  return *where == G_DIR_SEPARATOR;
}

static char *
check_folder (const char *path,
              GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  char *canonical = g_file_get_path (file);

  if (canonical == NULL || !g_utf8_validate (canonical, -1, NULL))
    {
      g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
                           _ ("The name of this folder is not written in UTF-8: give it another one."));
      g_clear_pointer (&canonical, g_free);
    }
  return canonical;
}

/* Blanks and accents may be typed as they are. */
static char *
check_address (const char *text,
               GError **error)
{
  g_autofree char *escaped = g_uri_escape_string (text, "%:/?#[]@!$&'()*+,;=", FALSE);
  g_autofree char *address = jalons_address_check (escaped, error);

  if (address == NULL)
    return NULL;
  if (strpbrk (address, "?#") != NULL)
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
                   _ ("“%s” is a page for browsers. Copy the WebDAV address of the folder: it holds no “?”."), address);
      return NULL;
    }
  return g_str_has_suffix (address, "/") ? g_steal_pointer (&address) : g_strconcat (address, "/", NULL);
}

/**
 * jalons_where_check:
 * @text: what somebody typed, pasted or chose: "/srv/cio", "file:///srv/cio", "https://…/"
 *
 * Returns: (transfer full) (nullable): the place, spelt in one way; %NULL with %JALONS_ERROR_SYNTAX or
 *   %JALONS_ERROR_REFUSED for what is none
 */
char *
jalons_where_check (const char *text,
                    GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (g_path_is_absolute (stripped))
    return check_folder (stripped, error);
  if (g_ascii_strncasecmp (stripped, "file:", 5) == 0)
    {
      g_autofree char *path = g_filename_from_uri (stripped, NULL, NULL);

      if (path != NULL)
        return check_folder (path, error);
    }
  else if (strstr (stripped, "://") != NULL)
    return check_address (stripped, error);
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
               _ ("“%s” is neither an address, which begins with “https://”, nor a folder of this computer, which begins "
                  "with “/”."),
               stripped);
  return NULL;
}

/**
 * jalons_where_name:
 *
 * Returns: (transfer full): how to call it in a sentence: the server, or the directory
 */
char *
jalons_where_name (const char *where)
{
  return jalons_where_is_folder (where) ? g_filename_display_name (where) : jalons_address_host (where);
}

/**
 * jalons_where_server:
 *
 * Returns: (transfer full): the origin, "https://nuage.example.org:8443"; "" for a directory
 */
char *
jalons_where_server (const char *where)
{
  g_autoptr (GUri) uri = jalons_where_is_folder (where) ? NULL : g_uri_parse (where, G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  g_autoptr (GUri) origin = NULL;

  if (uri == NULL)
    return g_strdup ("");
  origin = g_uri_build (G_URI_FLAGS_SCHEME_NORMALIZE, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                        g_uri_get_port (uri), "", NULL, NULL);
  return g_uri_to_string (origin);
}

/**
 * jalons_where_join:
 * @name: of a folder in @where, as people read it
 *
 * Returns: (transfer full): where that is
 */
char *
jalons_where_join (const char *where,
                   const char *name)
{
  g_autofree char *escaped = g_uri_escape_string (name, NULL, FALSE);

  return jalons_where_is_folder (where) ? g_build_filename (where, name, NULL) : g_strconcat (where, escaped, "/", NULL);
}

/**
 * jalons_where_inbox:
 * @where: a shared folder
 * @inbox: a folder in "inbox" there
 *
 * In a Nextcloud a folder that may only be read is read-only all through. A folder in it that is shared by itself, to be
 * written in, stands beside it among the files of who it is shared with.
 *
 * Returns: (transfer full) (nullable): where @inbox stands then; %NULL when @where is in no Nextcloud
 */
char *
jalons_where_inbox (const char *where,
                    const char *inbox)
{
  static const char files[] = "/remote.php/dav/files/";
  const char *user = strstr (where, files);
  const char *end = user != NULL ? strchr (user + strlen (files), '/') : NULL;
  g_autofree char *root = end != NULL ? g_strndup (where, (gsize) (end + 1 - where)) : NULL;

  return root != NULL ? jalons_where_join (root, inbox) : NULL;
}

/* The folder above, ending with a slash; NULL at the top. */
static char *
find_parent (const char *where)
{
  gsize length = strlen (where);
  const char *top = jalons_where_is_folder (where) ? where : strstr (where, "://"), *slash;

  if (length > 1 && where[length - 1] == '/')
    length--;
  slash = g_strrstr_len (where, (gssize) length, "/");
  if (top == NULL || slash == NULL || (!jalons_where_is_folder (where) && slash < top + strlen ("://")))
    return NULL;
  return g_strndup (where, (gsize) (slash + 1 - where));
}

/**
 * jalons_where_last:
 *
 * Returns: (transfer full): the name of the folder, as people read it; "" for the top of a server
 */
char *
jalons_where_last (const char *where)
{
  g_autofree char *parent = find_parent (where);
  g_autofree char *last = g_strdup (parent != NULL ? where + strlen (parent) : "");
  char *plain;

  if (g_str_has_suffix (last, "/"))
    last[strlen (last) - 1] = '\0';
  if (jalons_where_is_folder (where))
    return g_steal_pointer (&last);
  plain = g_uri_unescape_string (last, "/");
  return plain != NULL ? plain : g_steal_pointer (&last);
}

/* A name that somebody gave a folder, of which no more than one folder can come. */
static gboolean
is_folder_name (const char *name)
{
  gsize length = strlen (name);

  if (length == 0 || length > 255 || *name == '.' || !g_utf8_validate (name, -1, NULL))
    return FALSE;
  for (const char *c = name; *c != '\0'; c++)
    if (*c == '/' || *c == '\\' || g_ascii_iscntrl (*c))
      return FALSE;
  return TRUE;
}

/**
 * jalons_where_beside:
 * @name: of a folder, as people read it
 *
 * Returns: (transfer full) (nullable): the folder of that name beside @where; %NULL when @name is no name
 */
char *
jalons_where_beside (const char *where,
                     const char *name)
{
  g_autofree char *parent = find_parent (where);

  return parent != NULL && is_folder_name (name) ? jalons_where_join (parent, name) : NULL;
}

/**
 * jalons_where_relate:
 *
 * Returns: (transfer full) (nullable): how @to is called from @from: "../NAME" beside it, "NAME" in it; %NULL elsewhere
 */
char *
jalons_where_relate (const char *from,
                     const char *to)
{
  g_autofree char *name = jalons_where_last (to);
  g_autofree char *beside = jalons_where_beside (from, name), *inside = NULL;

  if (!is_folder_name (name))
    return NULL;
  if (g_strcmp0 (beside, to) == 0)
    return g_strconcat ("../", name, NULL);
  inside = jalons_where_join (from, name);
  return g_str_equal (inside, to) ? g_steal_pointer (&name) : NULL;
}

/**
 * jalons_where_resolve:
 * @relation: what jalons_where_relate() gave, on another computer
 *
 * Returns: (transfer full) (nullable): where that is; %NULL when it is nothing that jalons_where_relate() gives
 */
char *
jalons_where_resolve (const char *from,
                      const char *relation)
{
  if (g_str_has_prefix (relation, "../"))
    return jalons_where_beside (from, relation + strlen ("../"));
  return is_folder_name (relation) ? jalons_where_join (from, relation) : NULL;
}

/**
 * jalons_where_is_name:
 *
 * Returns: whether @name is one that we give to a file or a folder in a shared one: letters without accents, digits, dots,
 *   dashes and low lines, none but a letter or a digit first. What has another name was put there by somebody else
 */
gboolean
jalons_where_is_name (const char *name)
{
  gsize length = strlen (name);

  if (length == 0 || length > MAX_NAME || !g_ascii_isalnum (*name))
    return FALSE;
  return strspn (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-") == length;
}
