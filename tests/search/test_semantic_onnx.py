"""A model that the operator brings, made small: two dimensions, four words."""

import json
from pathlib import Path

import numpy as np
import pytest

from search.semantic.base import EmbedderUnusable
from search.semantic.onnx import OnnxEmbedder, _pooled

WHY = "onnxruntime, tokenizers and onnx are not among the site's packages (160 MB): install them to test this"
WORDS = {"[PAD]": 0, "[UNK]": 1, "су": 2, "вода": 3, "ақша": 4}
MEANINGS = [[9, 9], [0.1, 0.1], [1, 0], [0.9, 0.1], [0, 1]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A directory with a model that looks each word up in a table."""
    onnx, tokenizers = pytest.importorskip("onnx", reason=WHY), pytest.importorskip("tokenizers", reason=WHY)
    pytest.importorskip("onnxruntime", reason=WHY)
    from onnx import TensorProto, helper, numpy_helper

    table = numpy_helper.from_array(np.array(MEANINGS, np.float32), "table")
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "tokens"])
    out = helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["batch", "tokens", 2])
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["hidden"])], "g", [ids], [out], [table]
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, str(tmp_path / "model.onnx"))
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(WORDS, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    (tmp_path / "config.json").write_text(json.dumps({"query": "", "passage": "", "model_type": "bert"}))
    return tmp_path


class TestOnnx:
    def test_texts_get_the_mean_of_their_words_at_length_one(self, folder):
        embedder = OnnxEmbedder(folder)
        rows = embedder.passages(["Су", "вода", "ақша", "су ақша"])
        assert embedder.size == 2
        assert np.allclose(np.linalg.norm(rows, axis=1), 1)
        assert rows[0] @ rows[1] > rows[0] @ rows[2]
        assert np.allclose(rows[3], [0.5**0.5, 0.5**0.5])

    def test_the_length_of_others_changes_nothing(self, folder):
        """Padding is not a word."""
        embedder = OnnxEmbedder(folder)
        assert np.allclose(embedder.queries(["су", "су вода ақша су"])[0], embedder.queries(["су"])[0])

    def test_its_name_changes_with_the_model(self, folder):
        name = OnnxEmbedder(folder).name
        (folder / "config.json").write_text(json.dumps({"name": "ours/2"}))
        assert name.startswith("onnx/")
        assert OnnxEmbedder(folder).name == "ours/2"


class TestWithout:
    def test_a_directory_without_a_model_is_said_calmly(self, tmp_path):
        with pytest.raises(EmbedderUnusable):
            OnnxEmbedder(tmp_path)

    def test_models_that_pool_themselves_or_by_their_first_word(self):
        hidden = np.array([[[1.0, 2.0], [5.0, 6.0]]])
        assert _pooled(hidden[:, 0], np.ones((1, 2)), "mean").tolist() == [[1, 2]]
        assert _pooled(hidden, np.ones((1, 2)), "cls").tolist() == [[1, 2]]
        assert _pooled(hidden, np.array([[1, 0]]), "mean").tolist() == [[1, 2]]
