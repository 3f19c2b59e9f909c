/* Reading the answer to PROPFIND, with GMarkup and namespaces of our own: libxml2 is not of this floor.
 * Invariant: of an address nothing counts but its last part, decoded once; what is no name of ours is passed over.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/folder/propfind.h"

#include <string.h>

#include "sync/folder/transport.h"
#include "sync/folder/where.h"

/* An honest answer is six deep: multistatus, response, propstat, prop, resourcetype, collection. */
#define MAX_DEPTH  32
#define MAX_SPACES 256

#define DAV "DAV:"

/* More than this is no fingerprint. */
#define MAX_FINGERPRINT 256

/* What is wanted of each response, beside its address and whether it is a folder. */
typedef enum
{
  SAID_SIZE,
  SAID_RIGHTS, /* letters of a Nextcloud: "RGDNVCK" */
  SAID_USED,
  SAID_AVAILABLE,
  SAID_FINGERPRINT,
  N_SAID,
} Said;

static const struct
{
  const char *uri;
  const char *name;
} wanted[N_SAID] = {
  [SAID_SIZE] = { DAV, "getcontentlength" },
  [SAID_RIGHTS] = { JALONS_PROPFIND_OC, "permissions" },
  [SAID_USED] = { DAV, "quota-used-bytes" },
  [SAID_AVAILABLE] = { DAV, "quota-available-bytes" },
  [SAID_FINGERPRINT] = { JALONS_PROPFIND_NC, "data-fingerprint" },
};

typedef struct
{
  guint depth;
  char *prefix; /* "" for names without one */
  char *uri;
} Space;

typedef struct
{
  const char *folder; /* the name of what was listed, which lists itself too */
  gboolean saw_itself;

  guint depth;
  GArray *spaces; /* Space: the declarations that are in force, innermost last */
  gboolean is_multistatus;
  gboolean is_too_large;
  gboolean is_text; /* whether what an element says is wanted */
  GString *text;

  char *href; /* of this response */
  gboolean is_folder;
  char *said[N_SAID]; /* (nullable) */

  GHashTable *names;
  GArray *listing;
} Reading;

static void
clear_space (gpointer data)
{
  Space *space = data;

  g_free (space->prefix);
  g_free (space->uri);
}

/* Namespaces */

static gboolean
take_declarations (Reading *self,
                   const char **names,
                   const char **values)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      Space space = { .depth = self->depth };

      if (!g_str_equal (names[i], "xmlns") && !g_str_has_prefix (names[i], "xmlns:"))
        continue;
      if (self->spaces->len >= MAX_SPACES)
        return FALSE;
      space.prefix = g_strdup (names[i][5] == ':' ? names[i] + 6 : "");
      space.uri = g_strdup (values[i]);
      g_array_append_val (self->spaces, space);
    }
  return TRUE;
}

static void
drop_declarations (Reading *self)
{
  while (self->spaces->len > 0 && g_array_index (self->spaces, Space, self->spaces->len - 1).depth >= self->depth)
    g_array_set_size (self->spaces, self->spaces->len - 1);
}

/* The name in the namespace @uri, or NULL for an element of another one. */
static const char *
name_in (Reading *self,
         const char *name,
         const char *uri)
{
  const char *colon = strchr (name, ':');
  const char *local = colon != NULL ? colon + 1 : name;
  gsize length = colon != NULL ? (gsize) (colon - name) : 0;

  for (guint i = self->spaces->len; i > 0; i--)
    {
      const Space *space = &g_array_index (self->spaces, Space, i - 1);

      if (strlen (space->prefix) == length && strncmp (space->prefix, name, length) == 0)
        return g_str_equal (space->uri, uri) ? local : NULL;
    }
  return NULL;
}

static const char *
dav_name (Reading *self,
          const char *name)
{
  return name_in (self, name, DAV);
}

/* Which of the things that are wanted an element says, or N_SAID. */
static Said
find_wanted (Reading *self,
             const char *element)
{
  Said said = 0;

  /* multistatus, response, propstat, prop, and this */
  if (self->depth != 5)
    return N_SAID;
  while (said < N_SAID && g_strcmp0 (name_in (self, element, wanted[said].uri), wanted[said].name) != 0)
    said++;
  return said;
}

/* Responses */

static char *
last_part (const char *href)
{
  g_autofree char *trimmed = g_strdup (href);
  gsize length = strlen (trimmed);

  if (length > 0 && trimmed[length - 1] == '/')
    trimmed[--length] = '\0';
  /* NULL for a % that is none, and for a slash that only comes out of the decoding. */
  return g_uri_unescape_string (strrchr (trimmed, '/') != NULL ? strrchr (trimmed, '/') + 1 : trimmed, "/");
}

static guint64
read_size (const Reading *self)
{
  return !self->is_folder && self->said[SAID_SIZE] != NULL ? g_ascii_strtoull (self->said[SAID_SIZE], NULL, 10) : 0;
}

/* In a folder without "C" no file can be made. */
static void
add (Reading *self,
     const char *name)
{
  const char *rights = self->said[SAID_RIGHTS];

  if (!g_hash_table_add (self->names, g_strdup (name)))
    return;
  jalons_listed_add (self->listing, name, read_size (self));
  g_array_index (self->listing, JalonsListed, self->listing->len - 1).is_read_only =
    self->is_folder && rights != NULL && strchr (rights, 'C') == NULL;
}

/* Room without an end is told by a negative number. */
static guint
read_percent (const Reading *self)
{
  const char *used_text = self->said[SAID_USED], *available_text = self->said[SAID_AVAILABLE];
  gint64 used, available;

  if (used_text == NULL || !g_ascii_string_to_signed (used_text, 10, 1, G_MAXINT64, &used, NULL) ||
      available_text == NULL || !g_ascii_string_to_signed (available_text, 10, 0, G_MAXINT64, &available, NULL))
    return 0;
  return (guint) (100.0 * (double) used / ((double) used + (double) available));
}

/* What the server says of the folder that was listed, when it says anything. */
static void
add_itself (Reading *self)
{
  const char *fingerprint = self->said[SAID_FINGERPRINT];
  guint percent = read_percent (self);
  JalonsListed *listed;

  if (fingerprint != NULL && strlen (fingerprint) > MAX_FINGERPRINT)
    fingerprint = NULL;
  if (self->said[SAID_RIGHTS] == NULL && percent == 0 && fingerprint == NULL)
    return;
  add (self, JALONS_LISTED_ITSELF);
  listed = &g_array_index (self->listing, JalonsListed, self->listing->len - 1);
  listed->percent = percent;
  listed->fingerprint = g_strdup (fingerprint);
}

static void
take_response (Reading *self)
{
  g_autofree char *name = self->href != NULL ? last_part (g_strstrip (self->href)) : NULL;
  g_autofree char *listed = NULL;

  if (name == NULL)
    return;
  if (self->is_folder && !self->saw_itself && g_str_equal (name, self->folder))
    {
      self->saw_itself = TRUE;
      add_itself (self);
      return;
    }
  if (!jalons_where_is_name (name))
    return;
  listed = g_strconcat (name, self->is_folder ? "/" : NULL, NULL);
  add (self, listed);
}

static void
forget_response (Reading *self)
{
  g_clear_pointer (&self->href, g_free);
  for (int i = 0; i < N_SAID; i++)
    g_clear_pointer (&self->said[i], g_free);
  self->is_folder = FALSE;
}

/* Elements */

static void
fail (GError **error,
      const char *why)
{
  g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, why);
}

static void
start_element (GMarkupParseContext *context,
               const char *element,
               const char **names,
               const char **values,
               gpointer data,
               GError **error)
{
  Reading *self = data;
  const char *name;

  self->depth++;
  if (self->depth > MAX_DEPTH || !take_declarations (self, names, values))
    {
      fail (error, "too deep");
      return;
    }
  name = dav_name (self, element);
  if (self->depth == 1)
    self->is_multistatus = g_strcmp0 (name, "multistatus") == 0;
  if (!self->is_multistatus)
    fail (error, "no multistatus");
  else if (self->depth == 2 && g_strcmp0 (name, "response") == 0)
    forget_response (self);
  else if ((self->depth == 3 && g_strcmp0 (name, "href") == 0) || find_wanted (self, element) < N_SAID)
    {
      self->is_text = TRUE;
      g_string_truncate (self->text, 0);
    }
  else if (self->depth == 6 && g_strcmp0 (name, "collection") == 0)
    self->is_folder = TRUE;
}

static void
end_element (GMarkupParseContext *context,
             const char *element,
             gpointer data,
             GError **error)
{
  Reading *self = data;
  const char *name = dav_name (self, element);
  Said said = find_wanted (self, element);

  if (self->depth == 3 && g_strcmp0 (name, "href") == 0)
    {
      g_free (self->href);
      self->href = g_strdup (self->text->str);
    }
  /* One that the server does not know is empty. */
  else if (said < N_SAID && self->text->len > 0)
    {
      g_free (self->said[said]);
      self->said[said] = g_strdup (g_strstrip (self->text->str));
    }
  else if (self->depth == 2 && g_strcmp0 (name, "response") == 0)
    take_response (self);
  self->is_text = FALSE;
  drop_declarations (self);
  self->depth--;
  self->is_too_large = self->listing->len > JALONS_LISTING_MAX_ENTRIES;
  if (self->is_too_large)
    fail (error, "too many entries");
}

static void
take_text (GMarkupParseContext *context,
           const char *text,
           gsize length,
           gpointer data,
           GError **error)
{
  Reading *self = data;

  if (self->is_text)
    g_string_append_len (self->text, text, (gssize) length);
}

/* Comments and instructions say nothing; a document type might. */
static void
pass_through (GMarkupParseContext *context,
              const char *text,
              gsize length,
              gpointer data,
              GError **error)
{
  if (length >= 9 && g_ascii_strncasecmp (text, "<!DOCTYPE", 9) == 0)
    fail (error, "document type");
}

static gboolean
parse (Reading *self,
       GBytes *bytes)
{
  static const GMarkupParser parser = { start_element, end_element, take_text, pass_through, NULL };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, self, NULL);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  return length > 0 && g_markup_parse_context_parse (context, text, (gssize) length, NULL) &&
         g_markup_parse_context_end_parse (context, NULL) && self->is_multistatus;
}

/* What is there in place of a listing? */
static JalonsTrouble
trouble_of (const Reading *self)
{
  if (self->is_too_large)
    return JALONS_TROUBLE_TOO_LARGE;
  return self->is_multistatus ? JALONS_TROUBLE_BROKEN : JALONS_TROUBLE_FILTERED;
}

/**
 * jalons_propfind_read:
 * @bytes: the whole answer, unpacked
 * @folder: the name of what was listed, decoded, without slashes
 * @where: (nullable): for the error: the name of the server
 *
 * Returns: (transfer full) (element-type JalonsListed) (nullable): the files and the folders, those with "/" at the end,
 *   whose names are like ours, each once, and %JALONS_LISTED_ITSELF when the server says something of @folder;
 *   %NULL with %JALONS_TROUBLE_FILTERED when it is nothing of WebDAV, %JALONS_TROUBLE_BROKEN when it broke off or is
 *   damaged, %JALONS_TROUBLE_TOO_LARGE
 */
GArray *
jalons_propfind_read (GBytes *bytes,
                      const char *folder,
                      const char *where,
                      GError **error)
{
  Reading self = { .folder = folder };
  gboolean well;

  self.spaces = g_array_new (FALSE, FALSE, sizeof (Space));
  g_array_set_clear_func (self.spaces, clear_space);
  self.text = g_string_new (NULL);
  self.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.listing = jalons_listed_new ();
  well = g_bytes_get_size (bytes) <= JALONS_LISTING_MAX_BYTES && parse (&self, bytes);
  self.is_too_large |= g_bytes_get_size (bytes) > JALONS_LISTING_MAX_BYTES;
  g_array_unref (self.spaces);
  g_string_free (self.text, TRUE);
  g_hash_table_unref (self.names);
  forget_response (&self);
  if (well)
    return self.listing;
  g_array_unref (self.listing);
  g_propagate_error (error, jalons_trouble_new (trouble_of (&self), where != NULL ? where : "", NULL));
  return NULL;
}
